# SPDX-License-Identifier: Apache-2.0
"""Models of many names, shapes and number types; an answer is used as a pair: frozen, then loaded."""

import tempfile
from pathlib import Path

import numpy as np


def inputs(draw):
    rng = np.random.default_rng(draw)
    kinds = (np.float32, np.float64, np.int32)
    shapes = ((), (3,), (2, 0), (2, 3))
    params = {
        name: rng.normal(size=shapes[rng.integers(4)]).astype(kinds[rng.integers(3)])
        for name in "abcd"[: rng.integers(0, 5) if draw else 0]
    }
    about = {"labels": ["£", "Zelt", "日本"][: rng.integers(0, 4)], "threshold": float(rng.random()), "by": None}
    return ({"params": params, "about": about if draw else {}},)


def use(names, model):
    with tempfile.TemporaryDirectory() as folder:
        names["freeze"](model, Path(folder))
        return names["load"](Path(folder))
