# SPDX-License-Identifier: Apache-2.0
"""What was saved comes back to the last bit, or not at all."""

import json
import shutil
import warnings
from collections import namedtuple

import jax
import jax.numpy as jnp
import numpy as np
import optax
import pytest

from course_lib.models.parameters import fingerprint
from course_lib.training import CheckpointError, init_state
from course_lib.training.checkpoint import clean, latest, restore, save

OPTIMIZER = optax.chain(optax.clip_by_global_norm(1.0), optax.adamw(optax.linear_schedule(0.1, 0.0, 10)))


def state(width=3, seed=0):
    return init_state({"w": np.full((width, 2), 1 / 3, np.float32), "b": np.float32(-0.0)}, OPTIMIZER, seed)


def test_a_state_comes_back_with_its_types(tmp_path):
    before = state(seed=5)
    path = save(tmp_path, before, step=7, extra={"history": [{"step": 7, "loss": 0.1}]})
    after, extra = restore(path, like=state())
    assert path.name == "step-000000007"
    assert extra == {"history": [{"step": 7, "loss": 0.1}]}
    assert jax.tree.structure(after) == jax.tree.structure(before)
    assert fingerprint(after) == fingerprint(before)
    assert jax.random.normal(after.key, 3).tolist() == jax.random.normal(before.key, 3).tolist()


Pair = namedtuple("Pair", "one other")


@pytest.mark.parametrize("dtype", ["bfloat16", "float16", "float32", "int8", "uint32", "bool", "float8_e4m3fn"])
def test_every_dtype_and_container(tmp_path, dtype):
    tree = Pair(
        {"a": jnp.arange(6).astype(dtype).reshape(2, 3)}, [jnp.ones((), dtype), (jnp.zeros((0, 4), dtype), None)]
    )
    again, _ = restore(save(tmp_path, tree, step=1), like=tree)
    assert jax.tree.structure(again) == jax.tree.structure(tree)
    assert fingerprint(again) == fingerprint(tree)


def test_nan_and_minus_zero_keep_their_bits(tmp_path):
    tree = {"x": jnp.float32([np.nan, -0.0, np.inf, 1e-45])}
    again, _ = restore(save(tmp_path, tree, step=1), like=tree)
    assert np.asarray(again["x"]).tobytes() == np.asarray(tree["x"]).tobytes()


def test_other_kinds_of_random_keys(tmp_path):
    tree = {"keys": jax.random.split(jax.random.key(3, impl="rbg"), 4)}
    again, _ = restore(save(tmp_path, tree, step=1), like=tree)
    assert fingerprint(again) == fingerprint(tree)
    with pytest.raises(
        CheckpointError, match=r"\['keys'\] is a random key \(rbg\) \[4\] in it and a random key \(\w+\) \[4\] here"
    ):
        restore(tmp_path / "step-000000001", like={"keys": jax.random.split(jax.random.key(3), 4)})


def test_only_the_last_are_kept_and_a_step_may_be_written_again(tmp_path):
    for step in (5, 900, 1000, 10**9, 1000):
        save(tmp_path, {"x": jnp.float32(step)}, step=step, keep=2)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["step-000001000", "step-1000000000"]
    assert latest(tmp_path).name == "step-1000000000"


def test_none_where_there_is_none(tmp_path):
    assert latest(tmp_path) is None
    assert latest(tmp_path / "missing") is None


def test_what_does_not_fit_is_named_in_one_sentence(tmp_path):
    path = save(tmp_path, state(), step=1)
    with pytest.raises(CheckpointError, match=r"\.params\['w'\] is float32 \[3, 2\] in it and float32 \[4, 2\] here"):
        restore(path, like=state(width=4))
    with pytest.raises(CheckpointError, match="of another model or optimiser: only the checkpoint has .opt_state"):
        restore(path, like=init_state({"w": np.zeros((3, 2), np.float32), "b": np.float32(0)}, optax.sgd(0.1), 0))
    with pytest.raises(CheckpointError, match=r"only this run has .*\['extra'\]"):
        restore(save(tmp_path, {"x": jnp.ones(1)}, step=2), like={"x": jnp.ones(1), "extra": jnp.zeros(1)})


def cut(file):
    file.write_bytes(file.read_bytes()[:-7])


def flip(file):
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


def forge(file):
    card = json.loads(file.read_text())
    file.write_text(json.dumps(card | {"step": 99}))


FAULTS = {
    "arrays cut": lambda path: cut(path / "arrays.safetensors"),
    "arrays flipped": lambda path: flip(path / "arrays.safetensors"),
    "arrays gone": lambda path: (path / "arrays.safetensors").unlink(),
    "card cut": lambda path: cut(path / "checkpoint.json"),
    "card flipped": lambda path: flip(path / "checkpoint.json"),
    "card changed": lambda path: forge(path / "checkpoint.json"),
    "card foreign": lambda path: (path / "checkpoint.json").write_text("[]"),
    "card gone": lambda path: (path / "checkpoint.json").unlink(),
    "empty": lambda path: [file.unlink() for file in path.iterdir()],
    "a file": lambda path: (shutil.rmtree(path), path.write_text("?")),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_damaged_one_is_passed_over_and_told(tmp_path, fault):
    good = save(tmp_path, {"x": jnp.ones(9)}, step=1)
    bad = save(tmp_path, {"x": jnp.ones(9)}, step=2)
    FAULTS[fault](bad)
    with pytest.warns(UserWarning, match="step-000000002.*It is passed over"):
        assert latest(tmp_path) == good
    with pytest.raises(CheckpointError, match="step-000000002"):
        restore(bad, like={"x": jnp.ones(9)})


def test_a_newer_format_is_named(tmp_path):
    path = save(tmp_path, {"x": jnp.ones(9)}, step=2) / "checkpoint.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"format": 2}))
    with pytest.raises(CheckpointError, match="has format 2, and this course_lib reads up to 1"):
        restore(path.parent, like={"x": jnp.ones(9)})


def test_an_unfinished_one_is_not_seen_and_is_cleaned_away(tmp_path):
    good = save(tmp_path, {"x": jnp.ones(9)}, step=1)
    shutil.copytree(good, tmp_path / ".step-000000002-00ff00ff.unfinished")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert latest(tmp_path) == good
    clean(tmp_path)
    assert list(tmp_path.iterdir()) == [good]
