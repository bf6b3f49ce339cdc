# SPDX-License-Identifier: Apache-2.0
"""A run that is killed, at any moment and often, ends with the bytes of one that never was."""

import os
import random
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

# a model of 800 kB and a checkpoint at each log line, so that a good part of the time goes into writing them
RUN = """
    import os, signal, sys
    import jax.numpy as jnp, numpy as np, optax
    from course_lib.models.parameters import fingerprint
    from course_lib.training import Checkpoints, EarlyStopping, fit, init_state, make_train_step, minibatches

    folder, steps, die_at = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    calls, fsync = [], os.fsync
    def deadly(handle):
        fsync(handle)
        calls.append(handle)
        if len(calls) == die_at:
            os.kill(os.getpid(), signal.SIGKILL)
    os.fsync = deadly

    rng = np.random.default_rng(0)
    x = rng.normal(size=(500, 40)).astype(np.float32)
    y = np.sin(x @ rng.normal(size=40)).astype(np.float32)
    def loss(params, batch):
        hidden = jnp.tanh(batch[0] @ params["in"])
        return jnp.mean((hidden @ params["out"] - batch[1]) ** 2)
    params = {"in": rng.normal(size=(40, 1600)).astype(np.float32) / 6, "out": np.zeros(1600, np.float32)}
    optimizer = optax.chain(optax.clip_by_global_norm(1.0), optax.adam(optax.cosine_decay_schedule(1e-2, steps)))
    state, history = fit(
        init_state(params, optimizer, 0), make_train_step(loss, optimizer), minibatches((x, y), 32, 0),
        steps=steps, log_every=5, checkpoints=Checkpoints(folder, every=5, keep=2),
        stop_when=EarlyStopping(lambda params: float(jnp.sum(params["out"] ** 2)), patience=10**9),
        on_log=lambda line: print(line["step"], flush=True),
    )
    print(fingerprint(state), [line["loss"] for line in history])
"""


def start(folder: Path, steps: int, die_at: int = 0) -> subprocess.Popen:
    command = [sys.executable, "-c", textwrap.dedent(RUN), str(folder), str(steps), str(die_at)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def finish(folder: Path, steps: int) -> tuple[int, str]:
    """The first step that was done, and the last line: fingerprint and losses."""
    process = start(folder, steps)
    lines = process.communicate(timeout=300)[0].splitlines()
    assert process.returncode == 0
    return int(lines[0]) if len(lines) > 1 else 0, lines[-1]


@pytest.mark.long
def test_killed_while_writing_and_between(tmp_path):
    _, whole = finish(tmp_path / "whole", 40)
    folder = tmp_path / "killed"
    # each checkpoint syncs four times: its arrays, its card, its folder, the folder above
    dying = start(folder, 40, die_at=10)
    dying.communicate(timeout=300)
    assert dying.returncode == -signal.SIGKILL
    assert [path.name for path in folder.glob(".*")]
    dying = start(folder, 40)
    for line in dying.stdout:
        if line.strip() == "25":
            dying.kill()
            break
    dying.communicate(timeout=300)
    first, result = finish(folder, 40)
    assert first >= 25
    assert result == whole
    assert not list(folder.glob(".*"))


@pytest.mark.long
@pytest.mark.soak
def test_killed_twenty_times_at_random(tmp_path, soak):
    steps = 4000 * soak
    _, whole = finish(tmp_path / "whole", steps)
    folder, dice, kills, unfinished = tmp_path / "killed", random.Random(0), 0, 0
    while kills < 20 * soak:
        if kills % 4 == 3:  # every fourth one surely while a checkpoint is written
            dying = start(folder, steps, die_at=dice.randrange(1, 60))
        else:
            dying = start(folder, steps)
            assert dying.stdout.readline()
            time.sleep(dice.uniform(0, 0.25))
            os.kill(dying.pid, signal.SIGKILL)
        dying.communicate(timeout=300)
        assert dying.returncode == -signal.SIGKILL, "the run ended before it was killed: give it more steps"
        kills += 1
        unfinished += bool(list(folder.glob(".*")))
    first, result = finish(folder, steps)
    assert 0 < first < steps, "all was done before the last start"
    assert result == whole
    assert unfinished, "no kill came while a checkpoint was written"
