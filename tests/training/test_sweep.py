# SPDX-License-Identifier: Apache-2.0
"""A sweep of learning rates is the same runs, only side by side."""

import jax
import jax.numpy as jnp
import numpy as np
import optax
import pytest

from course_lib.models.parameters import fingerprint
from course_lib.training import sweep

RATES = [0.01, 0.1, 0.5]


def squares(params, batch):
    rows, wanted = batch
    return jnp.mean(jnp.square(rows @ params["weights"] - wanted))


@pytest.fixture
def problem():
    rng = np.random.default_rng(0)
    rows = rng.normal(size=(20, 3)).astype(np.float32)
    return {"weights": np.zeros(3, np.float32)}, (rows, rows @ np.float32([1.0, -2.0, 0.5]))


def run(problem, rates=RATES, optimizer=optax.sgd, **changed):
    start, train = problem
    told = {"epochs": 4, "batch_size": 6, "watch": {"train": train}} | changed
    return sweep(squares, start, train, optimizer, rates, **told)


def by_a_plain_loop(problem, rate, *, epochs, batch_size, seed):
    params, (rows, wanted) = problem
    rule, rng, curve = optax.adam(rate), np.random.default_rng(seed), []
    memory = rule.init(params)
    for _ in range(epochs):
        order = rng.permutation(len(rows))
        for at in range(0, len(rows) // batch_size * batch_size, batch_size):
            chosen = order[at : at + batch_size]
            slope = jax.grad(squares)(params, (rows[chosen], wanted[chosen]))
            updates, memory = rule.update(slope, memory, params)
            params = optax.apply_updates(params, updates)
        curve.append(float(squares(params, (rows, wanted))))
    return params, curve


@pytest.mark.parametrize("place", range(len(RATES)))
def test_each_run_is_the_run_that_a_plain_loop_makes(problem, place):
    found = run(problem, optimizer=optax.adam, seed=3)
    params, curve = by_a_plain_loop(problem, RATES[place], epochs=4, batch_size=6, seed=3)
    np.testing.assert_allclose(found.params["weights"][place], params["weights"], rtol=1e-4, atol=1e-6)
    np.testing.assert_allclose(found.curves["train"][place], curve, rtol=1e-4)


def test_a_run_does_not_depend_on_the_runs_beside_it(problem):
    together, alone = run(problem), run(problem, rates=RATES[1:2])
    np.testing.assert_allclose(together.curves["train"][1], alone.curves["train"][0], rtol=1e-5)


def test_what_is_watched_is_measured_and_never_learnt_from(problem):
    rows, wanted = problem[1]
    honest = run(problem, watch={"held": (rows, wanted)})
    turned = run(problem, watch={"held": (rows, -wanted)})
    assert fingerprint(honest.params) == fingerprint(turned.params)
    assert not np.allclose(honest.curves["held"], turned.curves["held"])


def test_the_same_seed_gives_the_same_bytes_and_another_one_another_order(problem):
    first, again, other = run(problem), run(problem), run(problem, seed=1)
    assert fingerprint(first.params) == fingerprint(again.params) != fingerprint(other.params)
    assert first.curves["train"].shape == (3, 4)


def test_a_diverging_run_leaves_the_others_alone(problem):
    found = run(problem, rates=[0.1, 1e6], epochs=20)
    assert np.isfinite(found.curves["train"][0]).all()
    assert not np.isfinite(found.curves["train"][1]).all()


@pytest.mark.parametrize("size", [0, 21])
def test_a_batch_that_cannot_be_cut_is_refused(problem, size):
    with pytest.raises(ValueError, match="choose 1 to 20"):
        run(problem, batch_size=size)
