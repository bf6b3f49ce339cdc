# SPDX-License-Identifier: Apache-2.0
"""Requests that wait for one machine: drawn arrivals, batches as the course's server fills them, and their latency.

The machine is a larger model than a notebook can run, so its two times are settings: `BASE` for a forward pass however
few rows it has, and `EACH` for every row in it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.figure import Figure

from . import figures
from .widgets import Slider, explore

BASE, EACH = 8.0, 0.25
REQUESTS = 1000
RATES = (20, 1000)
_SHOWN = (5.0, 30_000.0)


@dataclass(frozen=True, eq=False)
class Served:
    """What became of the requests.

    Attributes:
      arrived: [N] when each came, milliseconds since the start.
      latency: [N] milliseconds from there to its answer.
      batches: how many forward passes answered them.
      busy: the share of the time in which the machine computed.
    """

    arrived: np.ndarray
    latency: np.ndarray
    batches: int
    busy: float


def serve(rate: float, window: float, largest: int, *, requests: int = REQUESTS, seed: int = 0) -> Served:
    """Lets requests arrive at random and answers them in batches, one batch after the other.

    An idle machine waits `window` for company after the first request came, unless the batch is full before. A busy
    one takes whatever has gathered meanwhile, as `course_lib.inference.serving` does.

    Args:
      rate: requests a second on average, with exponential gaps (a Poisson process).
      window: milliseconds.
      largest: rows in a batch at most.
      requests: how many arrive.
      seed: of the draw; the same draw serves every rate.

    Raises:
      ValueError: a rate or a batch that is not above 0, or a window below 0.
    """
    if rate <= 0 or largest < 1 or window < 0:
        raise ValueError(
            f"Choose a rate above 0, a window from 0 and a batch from 1: {rate}, {window}, {largest} came."
        )
    arrived = np.cumsum(np.random.default_rng(seed).exponential(1000 / rate, requests))
    times = arrived.tolist()
    latency, first, free, batches = np.empty(requests), 0, 0.0, 0
    while first < requests:
        begin = free
        if times[first] >= free:
            full = times[first + largest - 1] if first + largest <= requests else np.inf
            begin = min(times[first] + window, full)
        last = min(bisect_right(times, begin), first + largest)
        free = begin + BASE + EACH * (last - first)
        latency[first:last] = free - arrived[first:last]
        first, batches = last, batches + 1
    busy = (batches * BASE + requests * EACH) / free
    return Served(arrived, latency, batches, busy)


def percentile(latency: np.ndarray, percent: float) -> float:
    """The smallest latency that at least `percent` % of the requests did not exceed (nearest rank)."""
    return float(np.percentile(latency, percent, method="inverted_cdf"))


def most_a_second(largest: int) -> float:
    """How many requests a second the machine can answer, if every batch is full."""
    return 1000 * largest / (BASE + EACH * largest)


def watch_the_queue() -> None:
    """Three sliders, arrivals, window and largest batch, over the latency of every request."""

    def draw(values: Mapping[str, float]) -> tuple[Figure, str]:
        return draw_queue(values["rate"], values["window"], round(values["largest"]))

    explore(
        draw,
        {
            "rate": Slider("requests a second", *RATES, 20, 100),
            "window": Slider("window, ms", 0, 50, 5, 0),
            "largest": Slider("largest batch, requests", 1, 64, 1, 1),
        },
    )


def draw_queue(rate: float, window: float, largest: int) -> tuple[Figure, str]:
    """Each request's latency over time, and the percentiles at other rates; with the sentence that tells them."""
    served = serve(rate, window, largest)
    half, slow = percentile(served.latency, 50), percentile(served.latency, 99)
    figure, (left, right) = figures.new(2, width=10, height=4)
    left.scatter(served.arrived / 1000, served.latency, s=7, color=figures.QUIET, alpha=0.5, linewidths=0)
    left.axhline(half, color=figures.HAM, label=f"p50: {half:,.0f} ms")
    left.axhline(slow, color=figures.SPAM, linestyle="--", label=f"p99: {slow:,.0f} ms")
    left.set(xlabel="time of arrival, s", ylabel="latency, ms", title="Each dot is a request")
    rates = np.geomspace(*RATES, 11)
    others = [serve(other, window, largest).latency for other in rates]
    for name, percent, colour, style in (("p50", 50, figures.HAM, "-o"), ("p99", 99, figures.SPAM, "--s")):
        right.plot(rates, [percentile(o, percent) for o in others], style, color=colour, markersize=4, label=name)
    right.axvline(rate, color="black", linewidth=1, linestyle=":", label="you are here")
    right.set(xlabel="requests a second", ylabel="latency, ms", title="The same machine, more or fewer requests")
    right.set_xscale("log")
    right.set_xticks([20, 50, 100, 200, 500, 1000], ["20", "50", "100", "200", "500", "1,000"])
    right.minorticks_off()
    for axes in (left, right):
        axes.set_yscale("log")
        axes.set_ylim(*_SHOWN)
        axes.set_yticks([10, 100, 1000, 10_000], ["10", "100", "1,000", "10,000"])
        axes.minorticks_off()
        axes.legend(loc="upper left")
    told = (
        f"At {rate:,.0f} requests a second, with a window of {window:.0f} ms and at most {largest} in a batch, half of "
        f"the requests are answered within {half:,.0f} ms and 99 in 100 within {slow:,.0f} ms. "
        f"A batch holds {len(served.latency) / served.batches:.1f} on average; the machine computes "
        f"{served.busy:.0%} of the time."
    )
    if rate > most_a_second(largest):
        told += " Requests come faster than they can be answered, so the waiting line grows for as long as they come."
    return figure, told


def draw_throughput(sizes: Sequence[int], milliseconds: Sequence[float]) -> Figure:
    """Answers a second against the rows in a pass, and what the rows wait for it.

    Args:
      sizes: rows in a pass, ascending.
      milliseconds: what a pass of each size takes.
    """
    rows = np.asarray(sizes)
    throughput = 1000 * rows / np.asarray(milliseconds)
    figure, (left, right) = figures.new(2, width=10, height=3.8)
    left.plot(rows, throughput, "-o", color=figures.OURS, label="measured")
    left.plot(rows, throughput[0] * rows, ":", color=figures.QUIET, label="if each row were free")
    left.set(ylabel="throughput, answers a second", ylim=(throughput[0] / 2, throughput.max() * 4))
    left.legend(loc="lower right")
    right.plot(rows, milliseconds, "-s", color=figures.SPAM)
    right.set(ylabel="time until all have an answer, ms")
    for axes in (left, right):
        axes.set(xscale="log", yscale="log", xlabel="requests in a pass")
        for axis in (axes.xaxis, axes.yaxis):
            axis.set_major_formatter("{x:,.7g}")
    return figure
