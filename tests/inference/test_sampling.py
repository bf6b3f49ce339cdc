# SPDX-License-Identifier: Apache-2.0
"""Draws follow the distribution that was asked for, and never leave it."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from scipy.stats import chisquare

from course_lib.inference.sampling import GREEDY, Dials, Kind, Sampling, choose

SCORES = np.float32([2.0, 1.0, 0.5, 0.0, -1.0, -3.0])
ROWS = 10_000
program = jax.jit(choose, static_argnames="kind")


def draws(sampling, scores=SCORES, seen=()):
    """How often each token came, as counts."""
    keys = jax.random.split(jax.random.key(0), ROWS)
    marks = np.zeros((ROWS, len(scores)), bool)
    marks[:, list(seen)] = True
    found = program(Kind.of(sampling), Dials.of(sampling), np.tile(scores, (ROWS, 1)), marks, keys)
    return np.bincount(np.asarray(found), minlength=len(scores))


def shares(scores):
    powers = np.exp(np.asarray(scores, np.float64) - np.max(scores))
    return powers / powers.sum()


@pytest.mark.parametrize("temperature", [0.5, 1.0, 2.0])
def test_draws_have_the_softmax_distribution(temperature):
    counts = draws(Sampling(temperature))
    assert chisquare(counts, ROWS * shares(SCORES / temperature)).pvalue > 0.001
    assert chisquare(counts, ROWS * shares(SCORES / (temperature * 1.2))).pvalue < 1e-6


def test_top_k_draws_the_first_k_alone_in_proportion():
    counts = draws(Sampling(top_k=3))
    assert chisquare(counts[:3], ROWS * shares(SCORES[:3])).pvalue > 0.001
    assert not counts[3:].any()


def test_top_p_draws_the_fewest_that_reach_it():
    reach = np.cumsum(shares(SCORES))
    for kept in (1, 2, 4):
        counts = draws(Sampling(top_p=float(reach[kept - 1] - 1e-4)))
        assert counts[:kept].all() and not counts[kept:].any()
    assert draws(Sampling(top_p=1e-6))[0] == ROWS


def test_top_p_is_of_what_top_k_left():
    three = np.cumsum(shares(SCORES[:3]))
    counts = draws(Sampling(top_k=3, top_p=float(three[1] - 1e-4)))
    assert counts[:2].all() and not counts[2:].any()


def test_ties_at_the_border_let_no_token_more_in():
    counts = draws(Sampling(top_k=2), np.zeros(6, np.float32))
    assert counts[:2].all() and not counts[2:].any()


def test_greedy_takes_the_largest():
    assert draws(GREEDY)[0] == ROWS
    assert draws(Sampling(0.01))[0] == ROWS


def test_repetition_makes_what_was_said_less_probable():
    said = Sampling(repetition=2.0)
    expected = SCORES.copy()
    expected[[0, 4]] = SCORES[0] / 2, SCORES[4] * 2
    assert chisquare(draws(said, seen=(0, 4)), ROWS * shares(expected)).pvalue > 0.001
    assert draws(Sampling(0.0, repetition=4.0), seen=(0,))[1] == ROWS


def test_a_row_draws_the_same_whoever_is_beside_it():
    keys, marks = jax.random.split(jax.random.key(1), 50), np.zeros((50, 6), bool)
    sampling = Sampling(top_k=5)
    many = program(Kind.of(sampling), Dials.of(sampling), np.tile(SCORES, (50, 1)), marks, keys)
    few = program(Kind.of(sampling), Dials.of(sampling), np.tile(SCORES, (3, 1)), marks[:3], keys[:3])
    np.testing.assert_array_equal(few, many[:3])


def test_choose_at_the_smallest_temperature_is_greedy():
    scores = jnp.asarray([[0.0, 1e4, -1e4]])
    for sampling in (Sampling(1e-30), Sampling(1e-30, top_k=2, top_p=0.5)):
        token = choose(
            Kind.of(sampling), Dials.of(sampling), scores, scores > 0, jax.random.split(jax.random.key(0), 1)
        )
        assert token.tolist() == [1]


def test_a_dial_that_is_turned_compiles_nothing():
    draws(Sampling(0.7, top_k=3, top_p=0.9))
    before = program._cache_size()
    draws(Sampling(1.3, top_k=2, top_p=0.5))
    assert program._cache_size() == before


@pytest.mark.parametrize("wrong", [{"temperature": -1}, {"top_p": 0}, {"top_p": 1.1}, {"top_k": -1}, {"repetition": 0}])
def test_a_dial_beyond_its_end_is_refused(wrong):
    (name,) = wrong
    with pytest.raises(ValueError, match=f"`{name}` must be a"):
        Sampling(**wrong)
