# SPDX-License-Identifier: Apache-2.0
"""The generator of digits learns: its loss falls, the same seed gives the same bytes, and its step runs anywhere."""

import jax
import numpy as np
import pytest
from jax import export

from course_lib.data import digits
from course_lib.models import digit_generator
from course_lib.models.parameters import fingerprint
from course_lib.training import init_state
from course_lib.training.digit_generator import Draws, Recipe, _step, draws, loss, train_digit_generator

FEW = Recipe(steps=300, layers=1)


@pytest.fixture(scope="module")
def trained():
    return train_digit_generator(digits.load(), FEW)


def test_the_loss_falls(trained):
    _, history = trained
    losses = [line["loss"] for line in history]
    assert losses[0] > losses[1] > losses[2] and losses[2] < 0.75 * losses[0]


def test_the_same_seed_trains_the_same_bytes_and_another_seed_others(trained):
    params, _ = trained
    again, _ = train_digit_generator(digits.load(), FEW)
    other, _ = train_digit_generator(digits.load(), Recipe(**{**vars(FEW), "seed": 1}))
    assert fingerprint(again) == fingerprint(params) != fingerprint(other)


def test_a_network_that_foretells_nothing_loses_what_noise_and_digits_vary():
    batch = next(draws(digits.load(), 500, seed=0))
    silent = jax.tree.map(np.zeros_like, digit_generator.init(8, 1))
    whole = np.mean((batch.pictures - batch.noise) ** 2)
    assert loss(silent, batch) == pytest.approx(whole, rel=1e-5)


def test_noise_is_drawn_anew_and_times_fill_their_range():
    stream = draws(digits.load(), 400, seed=0)
    one, other = next(stream), next(stream)
    assert (one.noise != other.noise).mean() > 0.99
    assert 0 <= one.times.min() < 0.05 and 0.95 < one.times.max() < 1
    assert one.pictures.min() >= -1 and one.pictures.max() <= 1


def test_the_step_lowers_for_every_platform():
    platforms = ("cpu", "cuda", "tpu")
    optimizer, step = _step(10, 1e-3)
    state = init_state(digit_generator.init(8, 1), optimizer, 0)
    batch = Draws(*next(draws(digits.load(), 4, seed=0)))
    assert export.export(jax.jit(step), platforms=platforms)(state, batch).platforms == platforms
