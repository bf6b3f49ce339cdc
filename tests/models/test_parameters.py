# SPDX-License-Identifier: Apache-2.0
"""A fingerprint shows every change and nothing else."""

from collections import OrderedDict

import jax
import jax.numpy as jnp
import numpy as np

from course_lib.models.parameters import count, fingerprint


def params():
    return {"weights": np.arange(6, dtype=np.float32).reshape(2, 3), "bias": np.zeros(3, np.float32)}


def test_twins_have_one_fingerprint():
    assert fingerprint(params()) == fingerprint(jax.tree.map(jnp.asarray, params()))
    one_order, other_order = OrderedDict(params()), OrderedDict(reversed(params().items()))
    assert fingerprint(one_order) == fingerprint(other_order) == fingerprint(params())
    assert len(fingerprint(params())) == 12
    assert set(fingerprint(params())) <= set("0123456789abcdef")


def test_every_change_shows():
    plain = params()
    last = params()
    last["weights"][1, 2] = np.nextafter(np.float32(5), np.float32(6))
    changed = [
        last,
        {**plain, "bias": -plain["bias"]},  # -0.0 equals 0.0, and is another number all the same
        {**plain, "weights": plain["weights"].T},
        {**plain, "weights": plain["weights"].reshape(3, 2)},
        {**plain, "bias": plain["bias"].astype(np.int32)},
        {"weights": plain["weights"], "offset": plain["bias"]},
        {"inner": plain},
        [plain["bias"], plain["weights"]],
    ]
    prints = [fingerprint(tree) for tree in [plain, *changed]]
    assert len(set(prints)) == len(prints)


def test_memory_order_and_scalars_do_not_matter():
    array = np.arange(6, dtype=np.float32).reshape(2, 3)
    assert fingerprint(array) == fingerprint(np.asfortranarray(array))
    assert fingerprint(np.float32(1)) == fingerprint(jnp.float32(1))


def test_random_keys_can_be_fingerprinted():
    assert fingerprint(jax.random.key(0)) != fingerprint(jax.random.key(1))


def test_count():
    assert count(params()) == 9
    assert count({}) == 0
