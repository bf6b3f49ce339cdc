# SPDX-License-Identifier: Apache-2.0
"""The gap between the score that was validated and the real one: as a slider that opens it, and as a figure of many."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from matplotlib.figure import Figure

from . import figures
from .widgets import Slider, explore

LINES = {
    "validated, split at random": (figures.SPAM, "x", "-"),
    "validated, split by customer": (figures.HAM, "o", "--"),
    "real: mails never used": (figures.OURS, "s", ":"),
}
Measure = Callable[[float], Sequence[float]]
"""From the share of customers who wrote twice to the three scores of `LINES`, each between 0 and 1."""


class Claim(NamedTuple):
    """One way to measure, and what came of it, as shares between 0 and 1."""

    name: str
    claimed: float
    """Validated with the leak."""
    honest: float
    """Validated without it."""
    real: float
    """The leaking model on mails that nobody used before."""


def explore_doubles(measure: Measure) -> dict[float, Sequence[float]]:
    """A slider adds customers who wrote twice, and the score of a random split leaves the real one.

    Args:
      measure: called once for each place of the slider; what it gave is kept and drawn from then on.

    Returns:
      The scores so far by share, a dictionary that grows with every move.
    """
    known = {0.0: measure(0.0)}

    def draw(values: Mapping[str, float]) -> tuple[Figure, str]:
        share = values["share"] / 100
        if share not in known:
            known[share] = measure(share)
        at_random, by_customer, real = known[share]
        return draw_doubles(known, share), (
            f"Where {share:.0%} of the customers wrote twice, the split at random claims {at_random:.1%}, the split by "
            f"customer {by_customer:.1%}, and mails that were never used give {real:.1%}. "
            f"The random split promises {100 * (at_random - real):.0f} points too much."
        )

    explore(draw, {"share": Slider("wrote twice, in %", 0, 100, 25, 50)})
    return known


def draw_doubles(known: Mapping[float, Sequence[float]], share: float) -> Figure:
    """The three scores over the shares that are known; the gap at `share` is an arrow."""
    figure, axes = figures.new(width=8, height=4)
    shares = sorted(known)
    for place, (name, (colour, marker, line)) in enumerate(LINES.items()):
        heights = [100 * known[one][place] for one in shares]
        axes.plot([100 * one for one in shares], heights, line, color=colour, marker=marker, markersize=8, label=name)
    top, _, bottom = known[share]
    axes.annotate(
        "",
        (100 * share, 100 * bottom),
        (100 * share, 100 * top),
        arrowprops={"arrowstyle": "<->", "color": "black"},
    )
    axes.set(
        xlabel="customers who wrote twice, in %",
        ylabel="mails in the right queue, in %",
        xlim=(-4, 104),
        ylim=(60, 101),
    )
    axes.legend(loc="lower left")
    return figure


def draw_gaps(claims: Sequence[Claim]) -> Figure:
    """For each claim a bar from the real score to the claimed one, and where the honest measurement lies.

    Raises:
      ValueError: there is no claim.
    """
    if not claims:
        raise ValueError("There is no claim to draw: measure one first.")
    figure, axes = figures.new(width=8.5, height=1.2 + 0.7 * len(claims))
    rows = range(len(claims))[::-1]
    for row, claim in zip(rows, claims, strict=True):
        axes.plot([100 * claim.real, 100 * claim.claimed], [row, row], color=figures.QUIET, linewidth=5, alpha=0.35)
    for name, marker, colour in (
        ("claimed", "x", figures.SPAM),
        ("honest", "o", figures.HAM),
        ("real", "s", figures.OURS),
    ):
        told = {"claimed": "validated, with the leak", "honest": "validated, without it", "real": "real use"}[name]
        values = [100 * getattr(claim, name) for claim in claims]
        axes.scatter(values, rows, color=colour, marker=marker, s=90, label=told, zorder=3)
    axes.set(xlabel="score, in %", yticks=list(rows), yticklabels=[claim.name for claim in claims], xlim=(None, 102))
    axes.set_ylim(-0.6, len(claims) - 0.4)
    figure.legend(loc="outside upper center", ncols=3)
    return figure
