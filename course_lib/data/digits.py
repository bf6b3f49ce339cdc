# SPDX-License-Identifier: Apache-2.0
"""Little digits, drawn by a program for the course: strokes, pushed and bent at random, as grey pictures of 12 by 12.

`python -m course_lib.data.digits` draws the file that ships with the package again, byte for byte.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import numpy as np

SIDE = 12
"""Pixels of a picture in each direction."""
EACH = 200
"""Pictures of each digit that ship with the package."""
_FILE = Path(__file__).with_name("digits.npz")


class Digits(NamedTuple):
    """N pictures, and which digit each shows."""

    pixels: np.ndarray
    """uint8 [N, 12, 12], 0 for paper and 255 for ink."""
    labels: np.ndarray
    """uint8 [N], 0 to 9."""


def load() -> Digits:
    """The 2,000 digits that ship with the package, 200 of each, in mixed order."""
    with np.load(_FILE) as file:
        return Digits(file["pixels"], file["labels"])


def draw(each: int = EACH, seed: int = 0) -> Digits:
    """Draw new digits, `each` times every one from 0 to 9, in mixed order.

    The same seed gives the same bytes on every machine: nothing is used but uniform draws and arithmetic that
    rounds alike everywhere, so no sine and no matrix product.
    """
    rng = np.random.default_rng(seed)
    labels = rng.permutation(np.repeat(np.arange(10, dtype=np.uint8), each))
    return Digits(np.stack([_picture(int(label), rng) for label in labels]), labels)


def write(path: Path = _FILE) -> None:
    """Draw the shipped digits into a file, which is not compressed: compressors differ in their bytes."""
    pixels, labels = draw()
    np.savez(path, pixels=pixels, labels=labels)


def _arc(x: float, y: float, wide: float, high: float, begin: float, end: float) -> list[tuple[float, float]]:
    """Points of an ellipse about (x, y), clockwise from `begin` to `end` quarter turns; 0 is to the right, 1 below."""
    points = []
    for turn in np.linspace(begin, end, max(3, round(6 * abs(end - begin)) + 1)).tolist():
        quarter = int(turn // 1)
        # a quarter of a circle without a sine: the half-angle formula, t from 0 to 1
        t = turn - quarter
        across, down = (1 - t * t) / (1 + t * t), 2 * t / (1 + t * t)
        for _ in range(quarter % 4):
            across, down = -down, across
        points.append((x + wide * across, y + high * down))
    return points


def _ways() -> dict[int, list[list[list[tuple[float, float]]]]]:
    """For each digit the ways in which it is written, each some strokes of points (x, y) in a square from 0 to 1."""
    return {
        0: [[_arc(0.5, 0.5, 0.30, 0.42, 0, 4)]],
        1: [[[(0.34, 0.24), (0.54, 0.08), (0.54, 0.92)]], [[(0.5, 0.08), (0.5, 0.92)]]],
        2: [[[*_arc(0.5, 0.32, 0.27, 0.24, 2, 4.6), (0.22, 0.92), (0.80, 0.92)]]],
        3: [
            [[*_arc(0.46, 0.29, 0.26, 0.21, 2.3, 5), *_arc(0.46, 0.71, 0.30, 0.21, 3, 5.7)]],
            [[(0.24, 0.08), (0.74, 0.08), (0.46, 0.42), *_arc(0.47, 0.67, 0.29, 0.25, 3.2, 5.7)]],
        ],
        4: [
            [[(0.60, 0.08), (0.18, 0.64), (0.84, 0.64)], [(0.62, 0.36), (0.62, 0.92)]],
            [[(0.24, 0.08), (0.22, 0.54), (0.80, 0.54)], [(0.70, 0.08), (0.70, 0.92)]],
        ],
        5: [[[(0.76, 0.08), (0.28, 0.08), (0.26, 0.46), *_arc(0.48, 0.65, 0.30, 0.27, 3, 5.7)]]],
        6: [[[(0.66, 0.08), (0.36, 0.34), *_arc(0.49, 0.67, 0.27, 0.25, 2, 6)]]],
        7: [
            [[(0.20, 0.08), (0.80, 0.08), (0.42, 0.92)]],
            [[(0.20, 0.08), (0.80, 0.08), (0.42, 0.92)], [(0.36, 0.50), (0.74, 0.50)]],
        ],
        8: [[_arc(0.5, 0.28, 0.22, 0.20, 0, 4), _arc(0.5, 0.70, 0.28, 0.22, 0, 4)]],
        9: [
            [[*_arc(0.50, 0.33, 0.26, 0.25, 0, 4), (0.70, 0.92)]],
            [[*_arc(0.50, 0.33, 0.26, 0.25, 0, 4), (0.76, 0.66), *_arc(0.48, 0.70, 0.27, 0.22, 0, 1.5)]],
        ],
    }


_WAYS = _ways()


def _picture(label: int, rng: np.random.Generator) -> np.ndarray:
    """One digit as somebody might write it, uint8 [12, 12]."""
    ways = _WAYS[label]
    strokes = ways[int(rng.random() * len(ways))]
    wide, high = _between(rng, 0.74, 1.0), _between(rng, 0.84, 1.0)
    slant, tilt = _between(rng, -0.12, 0.22), _between(rng, -0.08, 0.08)
    right, down = _between(rng, -0.05, 0.05), _between(rng, -0.04, 0.04)
    thick, ink = _between(rng, 0.055, 0.095), _between(rng, 0.8, 1.0)
    paper = np.full((SIDE, SIDE), 2.0)
    for stroke in strokes:
        points = np.array(stroke) + (rng.random((len(stroke), 2)) - 0.5) * 0.05
        x, y = points[:, 0] - 0.5, points[:, 1] - 0.5
        x, y = 0.5 + right + wide * x - slant * y, 0.5 + down + high * y + tilt * x
        paper = np.minimum(paper, _distance(x, y))
    soft = 1 / SIDE
    covered = np.clip((thick + soft / 2 - paper) / soft, 0, 1)
    noisy = ink * covered + (rng.random((SIDE, SIDE)) - 0.5) * 0.08
    return np.rint(np.clip(noisy, 0, 1) * 255).astype(np.uint8)


def _distance(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """How far the middle of each pixel is from a line through the points, float64 [12, 12]; a side is 1."""
    middle = (np.arange(SIDE) + 0.5) / SIDE
    across, down = middle[None, :, None], middle[:, None, None]
    step_x, step_y = np.diff(x), np.diff(y)
    length = np.maximum(step_x * step_x + step_y * step_y, 1e-12)
    along = np.clip(((across - x[:-1]) * step_x + (down - y[:-1]) * step_y) / length, 0, 1)
    off_x, off_y = across - x[:-1] - along * step_x, down - y[:-1] - along * step_y
    nearest: np.ndarray = np.sqrt((off_x * off_x + off_y * off_y).min(axis=2))
    return nearest


def _between(rng: np.random.Generator, low: float, high: float) -> float:
    return low + (high - low) * float(rng.random())


def sheet(pictures: Iterable[np.ndarray], columns: int = 10) -> np.ndarray:
    """Pictures side by side as one, [rows * 13 + 1, columns * 13 + 1], with a pixel of paper between them."""
    shown = list(pictures)
    rows = -(-len(shown) // columns)
    whole = np.zeros((rows * (SIDE + 1) + 1, columns * (SIDE + 1) + 1), shown[0].dtype if shown else np.uint8)
    for place, picture in enumerate(shown):
        top, left = (1 + at * (SIDE + 1) for at in divmod(place, columns))
        whole[top : top + SIDE, left : left + SIDE] = picture
    return whole


if __name__ == "__main__":
    write()
