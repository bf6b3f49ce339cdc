# SPDX-License-Identifier: Apache-2.0
"""The interview with the vendor: choose a question and a way to ask it, and see what is known afterwards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from matplotlib.figure import Figure

from course_lib.company import vendor
from course_lib.company.vendor import BROCHURE, WAYS, Claim, Record, Vendor

from . import figures
from .widgets import Pick, explore

ASKING = {"politely": "politely", "number": "for a number", "evidence": "for evidence"}
COUNTED = {
    "data": "the share of right answers, all queues together",
    "doubt": "mails that went to a person",
    "speed": "the mean of the latency, in seconds",
    "watch": "alarms given last year",
}
"""What his number counts, where it is not what he promised."""
SAME_AXIS = ("data", "speed")
ROWS = ("measured", "the record", "his number")


def interview(seller: Vendor) -> None:
    """Two sliders, the question and the way to ask it, over what is known after his answer."""

    def draw(values: Mapping[str, float]) -> tuple[Figure, str]:
        return draw_answer(seller, BROCHURE[round(values["topic"])].topic, WAYS[round(values["how"])])

    explore(
        draw,
        {
            "topic": Pick("ask about", vendor.TOPICS, vendor.TOPICS.index("speed")),
            "how": Pick("how you ask", [ASKING[way] for way in WAYS]),
        },
    )


def draw_answer(seller: Vendor, topic: str, how: str) -> tuple[Figure, str]:
    """What is known of a promise after one answer, and the sentence that tells it."""
    claim = claim_on(topic)
    answer = vendor.ask(seller, topic, how)
    told = f"The promise: {claim.says} You ask {ASKING[how]}. He says: {answer.says} "
    figure, axes = figures.new(width=8.5, height=2.9)
    side = "at least" if claim.at_least else "at most"
    axes.axvline(claim.limit, color="black", linestyle="--", label=f"promised: {side} {claim.limit:g}")
    places = [claim.limit]
    if answer.number is not None and (topic in SAME_AXIS or topic not in COUNTED):
        places.append(answer.number)
        axes.plot(answer.number, 2, "D", color=figures.THEIRS, markersize=10, label="his number")
    if answer.record:
        found, spots = vendor.measure(topic, answer.record), values(topic, answer.record)
        places += [found, *spots]
        heights = [1 + 0.12 * (place % 5 - 2) for place in range(len(spots))]
        axes.scatter(spots, heights, s=14, color=figures.QUIET, alpha=0.6, linewidths=0, label="rows of the record")
        colour = figures.OURS if holds(claim, found) else figures.SPAM
        axes.plot(found, 0, "o", color=colour, markersize=11, label=f"measured: {found:.3g}")
        told += (
            f"Measured on it: {found:.3g}, where {side} {claim.limit:g} was promised. "
            f"The promise {'holds' if holds(claim, found) else 'fails'}."
        )
    elif answer.number is None:
        told += "No number and no record: the question is as open as before."
    elif topic in COUNTED:
        told += f"That is {COUNTED[topic]}. Promised was something else ({claim.quantity}), so nothing is settled."
    else:
        told += f"That is what was promised ({claim.quantity}). You have it from him alone."
    low, high = (0.5, 1.03) if claim.at_least else (-0.04 * max(*places, 1), 1.1 * max(*places, 1))
    for height, known in enumerate([bool(answer.record), bool(answer.record), len(places) > 1 and not answer.record]):
        if not known and not (height == 2 and answer.record):
            empty = "on another scale" if height == 2 and answer.number is not None else "nothing yet"
            axes.text(low + 0.02 * (high - low), height, empty, va="center", style="italic", color=figures.QUIET)
    axes.set(xlim=(low, high), ylim=(-0.5, 2.5), yticks=range(3), yticklabels=ROWS, xlabel=claim.quantity)
    axes.legend(loc="upper center", bbox_to_anchor=(0.5, 1.24), ncols=4, fontsize=10)
    return figure, told


def claim_on(topic: str) -> Claim:
    """The promise of the brochure on a topic."""
    return next(claim for claim in BROCHURE if claim.topic == topic)


def holds(claim: Claim, found: float) -> bool:
    """Whether what was measured keeps a promise; reaching the bound keeps it."""
    return found >= claim.limit if claim.at_least else found <= claim.limit


def values(topic: str, record: Record) -> list[float]:
    """The numbers behind what is measured, one for each row that counts."""
    if topic == "training":
        return [float(gap) for gap in vendor.gaps(record)]
    if topic == "data":
        return list(vendor.accuracies(record).values())
    if topic == "speed":
        return [float(row["seconds"]) for row in record]
    if topic == "watch":
        return [float(row["alarm"] - row["began"]) for row in record]
    return [float(place + 1) for place in range(round(vendor.measure(topic, record)))]


def draw_latency(seconds: Sequence[float], limit: float) -> tuple[Figure, str]:
    """How long the answers of a trial took, with the mean, the p99 and the promise; and the sentence that tells it."""
    ordered = sorted(seconds)
    mean, slow = sum(ordered) / len(ordered), ordered[-(len(ordered) // 100) - 1]
    late = sum(second > limit for second in ordered)
    figure, axes = figures.new(width=8.5, height=3.2)
    axes.hist(ordered, bins=40, range=(0, ordered[-1]), color=figures.QUIET, alpha=0.7)
    axes.axvline(mean, color=figures.THEIRS, linestyle=":", linewidth=2.5, label=f"mean: {mean:.2f} s")
    axes.axvline(limit, color="black", linestyle="--", label=f"promised for 99 in 100: {limit:g} s")
    axes.axvline(slow, color=figures.SPAM, linewidth=2, label=f"p99: {slow:.2f} s")
    axes.set(yscale="log", xlabel="time to the answer, s", ylabel="answers (each step tenfold)")
    axes.yaxis.set_major_formatter("{x:g}")
    axes.legend(loc="upper right")
    return figure, (
        f"Nearly all of {len(ordered)} answers come in less than a second, and {late} take longer than {limit:g} s. "
        f"The mean is {mean:.2f} s. The p99 is {slow:.2f} s, {'beyond' if slow > limit else 'within'} the promise."
    )


def draw_accuracies(shares: Mapping[str, float], overall: float, limit: float) -> tuple[Figure, str]:
    """The share of right answers in each queue beside that of all; and the sentence that tells it."""
    names, width = list(shares), list(shares.values())
    figure, axes = figures.new(width=8.5, height=2.8)
    colours = [figures.HAM if share >= limit else figures.SPAM for share in width]
    bars = axes.barh(names, width, color=colours, height=0.6)
    for bar, share in zip(bars, width, strict=True):
        bar.set_hatch("" if share >= limit else "//")
        axes.text(
            share - 0.01,
            bar.get_y() + bar.get_height() / 2,
            f"{share:.1%}",
            va="center",
            ha="right",
            color="white",
            bbox={"facecolor": bar.get_facecolor(), "edgecolor": "none", "pad": 1.5},
        )
    axes.axvline(limit, color="black", linestyle="--", label=f"promised for each queue: {limit:.0%}")
    axes.axvline(overall, color=figures.THEIRS, linestyle=":", linewidth=2.5, label=f"all together: {overall:.1%}")
    axes.set(xlim=(0.4, 1.0), xlabel="share of right answers")
    axes.invert_yaxis()
    axes.grid(axis="y", visible=False)
    axes.legend(loc="upper center", bbox_to_anchor=(0.5, 1.22), ncols=2)
    told = ", ".join(f"{name} {share:.1%}" for name, share in shares.items())
    return figure, f"Right answers by queue: {told}. All together they are {overall:.1%}, which the large queues make."


def draw_ways(exposed: Mapping[str, int], failing: int) -> tuple[Figure, str]:
    """How many failing promises each way of asking brings to light; and the sentence that tells it."""
    figure, axes = figures.new(width=8.5, height=2.4)
    bars = axes.barh(
        [f"asked {ASKING[way]}" for way in exposed], list(exposed.values()), color=figures.OURS, height=0.6
    )
    axes.bar_label(bars, padding=4)
    axes.axvline(failing, color="black", linestyle="--", label=f"promises that fail: {failing}")
    axes.set(xlim=(0, 1.12 * failing), xlabel="failing promises that the answers show")
    axes.invert_yaxis()
    axes.grid(axis="y", visible=False)
    axes.legend(loc="upper center", bbox_to_anchor=(0.5, 1.26))
    told = ", ".join(f"{count} when asked {ASKING[way]}" for way, count in exposed.items())
    return figure, f"Of {failing} failing promises the answers show {told}."
