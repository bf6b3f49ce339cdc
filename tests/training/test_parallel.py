# SPDX-License-Identifier: Apache-2.0
"""Many devices give the losses of one; each case needs a process of its own, as jax counts devices once."""

import json
import os
import socket
import subprocess
import sys
import textwrap

import numpy as np
import pytest

from course_lib import devices
from course_lib.training import all_devices, fit, init_state, make_train_step, minibatches

SCRIPT = """
    import json, sys
    import numpy as np, optax
    import jax, jax.numpy as jnp
    from course_lib.models.parameters import fingerprint
    from course_lib.training import (
        Checkpoints, EarlyStopping, all_devices, cross_entropy, fit, init_state, make_train_step, minibatches
    )

    rng = np.random.default_rng(0)
    x, y = rng.normal(size=(200, 6)).astype(np.float32), rng.integers(0, 3, 200)
    optimizer = optax.chain(optax.clip_by_global_norm(1.0), optax.adam(0.05))

    def loss(params, batch):
        return cross_entropy(batch[0] @ params["w"] + params["b"], batch[1], np.float32([1, 2, 0.5]))

    def train(mesh, micro_batch=None, step_mesh="the same", **options):
        step = make_train_step(loss, optimizer, micro_batch, mesh if step_mesh == "the same" else None)
        state = init_state({"w": np.zeros((6, 3), np.float32), "b": np.zeros(3, np.float32)}, optimizer, seed=0)
        state, history = fit(state, step, minibatches((x, y), 48, 0), steps=30, log_every=7, mesh=mesh, **options)
        return fingerprint(state), [line["loss"] for line in history]

    def tell(**found):
        print(json.dumps(found | {"devices": jax.device_count(), "process": jax.process_index()}))
"""


def launch(code: str, **environment: str) -> subprocess.Popen:
    inherited = {name: value for name, value in os.environ.items() if name not in ("XLA_FLAGS", "JAX_NUM_CPU_DEVICES")}
    whole = textwrap.dedent(SCRIPT).rstrip() + "\n" + textwrap.dedent(code)
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen([sys.executable, "-c", whole], text=True, env=inherited | environment, **pipes)


def told(process: subprocess.Popen) -> list[dict]:
    output, errors = process.communicate(timeout=240)
    assert process.returncode == 0, errors
    return [json.loads(line) for line in output.splitlines() if line.startswith("{")]


def test_eight_devices_give_the_losses_of_one():
    code = """
        mesh = all_devices()
        _, alone = train(None)
        for found in (train(mesh, 2), train(mesh, step_mesh=None)):
            np.testing.assert_allclose(found[1], alone, rtol=1e-6)
        state = init_state({"w": np.zeros((6, 3), np.float32), "b": np.zeros(3, np.float32)}, optimizer, seed=0)
        step = make_train_step(loss, optimizer, mesh=mesh)
        state, _ = fit(state, step, minibatches((x, y), 48, 0), steps=2, mesh=mesh)
        places = {len(leaf.sharding.device_set) for leaf in jax.tree.leaves(state)}
        tell(places=sorted(places), whole=all(leaf.is_fully_replicated for leaf in jax.tree.leaves(state)))
    """
    (found,) = told(launch(code, XLA_FLAGS="--xla_force_host_platform_device_count=8"))
    assert found["devices"] == 8
    assert found["places"] == [8]
    assert found["whole"]


def test_the_devices_speak_once_a_step_and_hold_a_share_of_the_rows():
    code = """
        import re
        from course_lib.training.parallel import replicate, shard
        mesh = all_devices()
        state = init_state({"w": np.zeros((6, 3), np.float32), "b": np.zeros(3, np.float32)}, optimizer, seed=0)
        stack = shard((x[:48][None], y[:48][None]), mesh)
        batch = jax.tree.map(lambda leaf: leaf[0], stack)
        text = jax.jit(make_train_step(loss, optimizer, 2, mesh)).lower(replicate(state, mesh), batch).as_text()
        rows = {shard_.data.shape[1] for shard_ in stack[0].addressable_shards}
        tell(rows=sorted(rows), sent=text.count("stablehlo.all_reduce"), leaves=3)
    """
    (found,) = told(launch(code, XLA_FLAGS="--xla_force_host_platform_device_count=8"))
    assert found["rows"] == [6]
    # the loss and two parameters, each once: none in the loop over micro-batches, of which there are three
    assert found["sent"] == found["leaves"]


def test_two_host_devices_by_setup_and_a_sentence_when_it_is_too_late(tmp_path):
    code = """
        from course_lib import devices
        print(devices.setup(devices=2))
        devices.setup(devices=2)
        try:
            devices.setup(devices=4)
        except RuntimeError as error:
            tell(error=str(error), same=bool(np.allclose(train(all_devices(), 4)[1], train(None)[1], rtol=1e-6)))
    """
    (found,) = told(launch(code, COURSE_CACHE=str(tmp_path)))
    assert found["devices"] == 2
    assert found["same"]
    assert found["error"].startswith("jax has started already, so it cannot be given 4 host devices: restart Python")


def test_two_processes_train_one_model_and_go_on_from_one_checkpoint(tmp_path):
    code = """
        address, rank, folder = {arguments!r}
        jax.distributed.initialize(address, num_processes=2, process_id=int(rank))
        mesh = all_devices()
        _, alone = train(None)
        stop = EarlyStopping(lambda params: float(jnp.sum(params["w"] ** 2)) + 1, patience=100)
        options = dict(stop_when=stop, checkpoints=Checkpoints(folder, every=7))
        def interrupt(line):
            if line["step"] == 21:
                raise KeyboardInterrupt
        try:
            train(mesh, 4, on_log=interrupt, **options)
        except KeyboardInterrupt:
            pass
        steps = []
        resumed = train(mesh, 4, on_log=lambda line: steps.append(line["step"]), **options)
        whole = train(mesh, 4, stop_when=stop)
        try:
            train(mesh, checkpoints=Checkpoints(folder + "-of-its-own" if rank == "1" else folder))
            refused = ""
        except ValueError as error:
            refused = str(error)
        np.testing.assert_allclose(whole[1], alone, rtol=1e-6)
        from pathlib import Path
        from course_lib.training import experiments
        from course_lib.training.parallel import on_first_host
        log, target = Path(folder + ".jsonl"), Path(folder + ".written")
        def write():
            with target.open("a") as file:
                file.write("once")
            return target
        def fail():
            raise OSError("disk full")
        written = str(on_first_host(write))
        try:
            failed = on_first_host(fail)
        except OSError as error:
            failed = str(error)
        experiments.record(log, lambda config, seed: (dict(f1=1.0), []), dict())
        tell(resumed=resumed, whole=whole, steps=steps, refused=refused, written=written, failed=failed)
    """
    with socket.socket() as free:
        free.bind(("localhost", 0))
        address = f"localhost:{free.getsockname()[1]}"
    pair = [launch(code.format(arguments=[address, str(rank), str(tmp_path / "run")])) for rank in range(2)]
    one, other = (found for process in pair for found in told(process))
    assert (one["devices"], one["process"], other["process"]) == (2, 0, 1)
    assert one["resumed"] == one["whole"] == other["resumed"] == other["whole"]
    assert one["steps"] == other["steps"] == [28, 30]
    for found in (one, other):
        assert "The hosts find different checkpoints" in found["refused"]
        assert found["written"] == str(tmp_path / "run.written")
    assert (tmp_path / "run.written").read_text() == "once"
    assert len((tmp_path / "run.jsonl").read_text().splitlines()) == 1
    assert one["failed"] == "disk full"
    assert other["failed"] == "The first host could not write the result: see its message."


def test_fewer_than_one_host_device_is_refused():
    with pytest.raises(ValueError, match="The host is at least 1 device, and 0 were asked for"):
        devices.setup(devices=0)


def test_rows_that_do_not_divide_are_named(monkeypatch):
    from course_lib.training import parallel

    class Three:
        size = 3

    monkeypatch.setattr(parallel, "NamedSharding", lambda mesh, spec: None)
    with pytest.raises(
        ValueError, match="A batch of 16 rows does not divide over 3 devices: choose .* a multiple of 3"
    ):
        parallel.shard(np.zeros((5, 16, 2)), Three())


def test_a_mesh_of_one_device_changes_nothing():
    import jax.numpy as jnp
    import optax

    x = np.arange(16, dtype=np.float64)

    def loss(params, batch):
        return jnp.mean((params - batch) ** 2)

    optimizer = optax.sgd(0.1)
    state = init_state(np.float32(0), optimizer, 0)
    mesh = all_devices()
    _, plain = fit(state, make_train_step(loss, optimizer), minibatches(x, 4, 0), steps=9, log_every=4)
    _, meshed = fit(
        state, make_train_step(loss, optimizer, mesh=mesh), minibatches(x, 4, 0), steps=9, log_every=4, mesh=mesh
    )
    assert [line["loss"] for line in meshed] == pytest.approx([line["loss"] for line in plain], rel=1e-6)
