# SPDX-License-Identifier: Apache-2.0
"""From what the contestants of `course bench lm` measured to the rows of its card."""

from typing import Any, NamedTuple

import numpy as np

from course_lib import cost
from course_lib.bench import lm_prepare, paired
from course_lib.bench.contestants.lm_inputs import TOKENS
from course_lib.bench.lm_card import Row
from course_lib.bench.paired import Measured

TRAINED = lm_prepare.BATCH * lm_prepare.LENGTH * lm_prepare.STEPS
"""Tokens in a run of training."""
ALLOWED_LOSS = 1e-3
"""By how much the losses of two sides that train the same may differ."""


class Found(NamedTuple):
    """What a race gave."""

    measured: Measured
    facts: dict[str, dict[str, Any]]

    def rivals(self, *names: str) -> list[str]:
        """Those of these names that ran."""
        return [name for name in names if name in self.measured]

    def fastest(self, *names: str, key: str = "seconds") -> str:
        """Of those that ran the one with the least median."""
        return min(self.rivals(*names), key=lambda name: paired.median(self.measured[name], key))

    def seconds(self, name: str, key: str = "seconds") -> float:
        """Its median."""
        return paired.median(self.measured[name], key)

    def ratios(self, theirs: str, ours: str, key: str = "seconds") -> list[float]:
        """Round by round."""
        return paired.ratios(self.measured[theirs], self.measured[ours], key)


def training(found: Found) -> list[Row]:
    """Tokens a second against torch, and the share of the peak of matrix products."""
    rows = []
    names = found.rivals("torch", "torch, fused AdamW", "transformers")
    if names:
        best = found.fastest(*names)
        times = ", ".join(f"{name} {TRAINED / found.seconds(name):,.0f}" for name in names)
        note = f"{times}; losses at most {_apart(found):.0e} apart"
        rows.append(_rates(found, "training", best, "ours", TRAINED, 1.0, 1.4, note, _apart(found) < ALLOWED_LOSS))
    peaks = [run["flops"] for run in found.measured["peak"]]
    shares = [
        100 * training_flops() / run["seconds"] / peak for run, peak in zip(found.measured["ours"], peaks, strict=True)
    ]
    peak, ours = float(np.median(peaks)), training_flops() / found.seconds("ours")
    note = "operations by formula, 6 for each parameter and token and those of attention"
    figures = f"{peak / 1e9:.0f} GFLOP/s", f"{ours / 1e9:.0f} GFLOP/s"
    rows.append(
        Row(
            "training, share of the peak",
            "the best matrix product of jax and numpy",
            *figures,
            float(np.median(shares)),
            (min(shares), max(shares)),
            35,
            45,
            "%",
            note,
        )
    )
    return rows


def training_flops() -> float:
    """Of a run of training: parameters that take part in a product, and attention over all places of a row."""
    shape = lm_prepare.SHAPE
    width, layers = shape["width"], shape["layers"]
    share = shape["groups"] / shape["heads"]
    layer = width * width * (2 + 2 * share) + 3 * width * shape["hidden"]
    parameters = round(shape["vocabulary"] * width + layers * layer)
    return cost.training_flops(parameters, TRAINED, layers=layers, context=lm_prepare.LENGTH, width=width)


def two_devices(found: Found) -> list[Row]:
    """The same on two cores, by the wall clock."""
    names = found.rivals("torch", "torch, fused AdamW")
    if not names:
        return []
    best = found.fastest(*names, key="wall")
    note = "wall clock, two threads against two host devices: for a quiet machine"
    valid = _apart(found) < ALLOWED_LOSS
    return [_rates(found, "training on two cores", best, "ours", TRAINED, None, None, note, valid, key="wall")]


def generation(found: Found) -> list[Row]:
    """200 tokens against others, against sixteen prompts at once and against no cache; and from int8 weights."""
    rows = []
    same = {name: facts["tokens"] == found.facts["ours"]["tokens"] for name, facts in found.facts.items()}
    for name, floor, goal in (("transformers generate", 4.0, 6.0), ("torch loop", 1.7, 2.5)):
        if name in found.measured:
            title = f"{TOKENS} tokens, cached"
            rows.append(_rates(found, title, name, "ours", TOKENS, floor, goal, "the same tokens", same[name]))
    note = "length rounded up to 32"
    title = "cache or none"
    rows.append(_rates(found, title, "ours, no cache", "ours", TOKENS, 10.0, 20.0, note, same["ours, no cache"]))
    ratios = [16 * ratio for ratio in found.ratios("ours", "ours, 16 prompts")]
    one, many = TOKENS / found.seconds("ours"), 16 * TOKENS / found.seconds("ours, 16 prompts")
    torch = (
        f"torch loop {16 * TOKENS / found.seconds('torch loop, 16'):,.0f}" if "torch loop, 16" in found.facts else ""
    )
    between = min(ratios), max(ratios)
    rows.append(
        Row(
            "16 prompts at once", "ours, one prompt", _rate(one), _rate(many), many / one, between, 3.0, 3.5, note=torch
        )
    )
    rows += _int8(found)
    return rows


def _int8(found: Found) -> list[Row]:
    facts = found.facts["ours, int8"]
    large, small = facts["bytes"]
    exact, rounded = facts["losses"]
    size = large / small
    figures = f"{large / 1e6:.2f} MB", f"{small / 1e6:.2f} MB"
    note = f"loss on text held out {exact:.4f} nats a token, int8 {rounded:.4f}"
    speed = _rates(found, "int8 weights, speed", "ours", "ours, int8", TOKENS, None, None, "")
    return [Row("int8 weights, size", "float32", *figures, size, (size, size), note=note), speed]


def adapter(found: Found) -> list[Row]:
    """What the optimiser holds, and steps against peft."""
    full, thin = found.facts["ours"]["states"]
    note = f"rank 8 on every matrix, {100 * found.facts['ours']['share']:.1f} % of the parameters"
    figures = f"{full / 1e3:,.0f} kB", f"{thin / 1e3:,.0f} kB"
    smaller = full / thin
    rows = [
        Row("LoRA, optimiser state", "full training", *figures, smaller, (smaller, smaller), 10.0, 10.0, note=note),
    ]
    if "peft" in found.measured:
        valid = _apart(found) < ALLOWED_LOSS
        rows.append(_rates(found, "LoRA, training", "peft", "ours", TRAINED, None, None, "", valid))
    return rows


def _apart(found: Found) -> float:
    """How far the losses of those that trained lie apart."""
    losses = [facts["loss"] for facts in found.facts.values() if "loss" in facts]
    return max(losses) - min(losses)


def _rates(
    found: Found,
    title: str,
    theirs: str,
    ours: str,
    tokens: int,
    floor: float | None,
    goal: float | None,
    note: str,
    valid: bool = True,
    key: str = "seconds",
) -> Row:
    """Tokens a second, ours by theirs."""
    ratios = found.ratios(theirs, ours, key)
    slow, fast = found.seconds(theirs, key), found.seconds(ours, key)
    figures = _rate(tokens / slow), _rate(tokens / fast)
    return Row(title, theirs, *figures, slow / fast, (min(ratios), max(ratios)), floor, goal, "x", note, valid)


def _rate(rate: float) -> str:
    return f"{rate:,.0f} tokens/s"
