# SPDX-License-Identifier: Apache-2.0
"""The little digits: the script draws the shipped file again, and whoever looks can tell them apart."""

import numpy as np

from course_lib.data import digits


def test_the_shipped_file_is_what_the_script_draws(tmp_path):
    again = tmp_path / "digits.npz"
    digits.write(again)
    assert again.read_bytes() == digits._FILE.read_bytes()
    assert again.stat().st_size < 400_000


def test_there_are_as_many_of_each_and_they_are_mixed():
    found = digits.load()
    assert found.pixels.shape == (10 * digits.EACH, digits.SIDE, digits.SIDE) and found.pixels.dtype == np.uint8
    assert np.bincount(found.labels).tolist() == [digits.EACH] * 10
    assert len(set(found.labels[:50].tolist())) == 10


def test_each_picture_is_another_and_has_ink_and_paper():
    pixels = digits.load().pixels
    assert len(np.unique(pixels.reshape(len(pixels), -1), axis=0)) == len(pixels)
    assert (pixels.max(axis=(1, 2)) > 150).all() and (np.median(pixels, axis=(1, 2)) < 130).all()


def test_averages_of_one_half_recognise_the_other():
    found = digits.load()
    rows = found.pixels.reshape(len(found.pixels), -1) / 255
    averages = np.stack([rows[:1000][found.labels[:1000] == digit].mean(axis=0) for digit in range(10)])
    far = ((rows[1000:, None] - averages) ** 2).sum(axis=2)
    assert np.mean(far.argmin(axis=1) == found.labels[1000:]) > 0.95


def test_another_seed_draws_others_of_the_same_kinds():
    one, other = digits.draw(each=2, seed=1), digits.draw(each=2, seed=2)
    assert one.pixels.shape == other.pixels.shape and (one.pixels != other.pixels).any()
    assert (digits.draw(each=2, seed=1).pixels == one.pixels).all()


def test_a_sheet_shows_every_picture_once():
    pictures = digits.load().pixels[:7]
    sheet = digits.sheet(pictures, columns=3)
    assert sheet.shape == (3 * 13 + 1, 3 * 13 + 1) and sheet.sum() == pictures.sum()
    assert (sheet[14:26, 1:13] == pictures[3]).all()
