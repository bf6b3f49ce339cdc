# SPDX-License-Identifier: Apache-2.0
"""A trained generator draws the digits that are asked for, from parameters that do not change."""

import jax
import numpy as np
import pytest
from jax import export

from course_lib.data import digits
from course_lib.inference.digits import _flow, digit_path, generate_digits
from course_lib.models import digit_generator
from course_lib.models.parameters import fingerprint
from course_lib.training.digit_generator import Recipe, train_digit_generator

LABELS = np.repeat(np.arange(10), 20)


@pytest.fixture(scope="module")
def params():
    """A sixth of the usual training."""
    return train_digit_generator(digits.load(), Recipe(steps=500))[0]


@pytest.fixture(scope="module")
def drawn(params):
    return generate_digits(params, LABELS, seed=1)


def recognised(pictures, labels):
    """The share that is closest to the average of its own kind among the drawn digits; 0.1 by chance."""
    known = digits.load()
    averages = np.stack([known.pixels[known.labels == digit].mean(axis=0) for digit in range(10)])
    far = ((pictures[:, None].astype(float) - averages) ** 2).sum(axis=(2, 3))
    return np.array([np.mean(far.argmin(axis=1)[labels == digit] == digit) for digit in range(10)])


def test_what_is_drawn_is_what_was_asked_for(drawn):
    by_digit = recognised(drawn, LABELS)
    assert by_digit.mean() > 0.9 and by_digit.min() > 0.6


def test_wrong_labels_or_noise_would_be_seen(params, drawn):
    assert recognised(drawn, np.roll(LABELS, 20)).mean() < 0.1
    assert recognised(digit_path(params, LABELS, seed=1)[0], LABELS).mean() < 0.3


def test_digits_of_one_kind_differ_and_are_no_copies(drawn):
    known = digits.load().pixels.reshape(-1, 144).astype(float)
    rows = drawn.reshape(-1, 144).astype(float)
    assert len(np.unique(rows, axis=0)) == len(rows)
    nearest = np.sqrt(((rows[::10, None] - known) ** 2).sum(axis=2)).min(axis=1)
    among = np.sqrt(np.sort(((known[:20, None] - known) ** 2).sum(axis=2), axis=1)[:, 1])
    assert np.median(nearest) > 0.5 * np.median(among)


def test_drawing_changes_no_parameter_and_the_seed_decides(params, drawn):
    before = fingerprint(params)
    assert (generate_digits(params, LABELS, seed=1) == drawn).all()
    assert (generate_digits(params, LABELS, seed=2) != drawn).any()
    assert fingerprint(params) == before


def test_the_path_goes_from_noise_to_the_digit(params):
    path = digit_path(params, [3, 7, 5], seed=4, steps=6)
    assert path.shape == (7, 3, 12, 12) and path.dtype == np.uint8
    assert (path[-1] == generate_digits(params, [3, 7, 5], seed=4, steps=6)).all()


def test_a_digit_does_not_depend_on_those_after_it(params):
    few, many = (generate_digits(params, labels, seed=1).astype(int) for labels in ([3, 7], [3, 7, 5]))
    assert np.abs(few - many[:2]).max() <= 1


@pytest.mark.parametrize(("labels", "steps"), [([], 24), ([10], 24), ([-1], 24), ([3], 0)])
def test_what_cannot_be_drawn_is_refused_in_a_sentence(params, labels, steps):
    with pytest.raises(ValueError, match="Digits are 0 to 9"):
        generate_digits(params, labels, steps=steps)


def test_the_flow_lowers_for_every_platform():
    platforms = ("cpu", "cuda", "tpu")
    start = digit_generator.init(8, 1)
    noise, labels = np.zeros((2, 144), np.float32), np.zeros(2, np.int32)
    program = export.export(_flow, platforms=platforms)(start, noise, labels, steps=3)
    assert program.platforms == platforms
    found = program.call(start, noise, labels)
    np.testing.assert_allclose(found, _flow(jax.device_put(start), noise, labels, steps=3), atol=1e-6)
