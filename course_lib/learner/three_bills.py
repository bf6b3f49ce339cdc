# SPDX-License-Identifier: Apache-2.0
"""Three ways to pay for answers, by the request, by the hour and up front: their bills side by side, to be moved.

Prices are inputs that carry their date. All money is in dollars, a month has 365.25 / 12 days.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from matplotlib.figure import Figure

from course_lib import cost

from . import figures
from .widgets import Choice, Slider, explore

MONTH = 365.25 / 12
SHOWN_MONTHS = 60
REQUESTS = (50, 100, 300, 1000, 3000, 10_000, 30_000, 60_000, 100_000, 200_000, 400_000, 800_000)
TOKENS = (100, 300, 1000, 3000, 10_000)
MILLION = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0)
_NAMES = ("API", "rented GPU", "own server")
_STYLES = ((figures.HAM, "-"), (figures.SPAM, "--"), (figures.OURS, "-."))


@dataclass(frozen=True)
class Prices:
    """What the three ways cost, in dollars, and what one machine can do."""

    as_of: date
    """When somebody read them."""
    per_million_tokens: float
    """Of the API, for prompt and answer alike."""
    gpu_hour: float
    storage_and_network_a_day: float
    """Beside the rented GPU."""
    server: float
    """Paid on the first day."""
    years: float
    """How long the server lasts."""
    kilowatts: float
    per_kilowatt_hour: float
    upkeep_a_day: float
    """People and room for the own server."""
    requests_a_second: float
    """What one machine answers, rented or own."""

    @property
    def running_a_day(self) -> float:
        """What an own server costs each day after it has been paid for."""
        return 24 * self.kilowatts * self.per_kilowatt_hour + self.upkeep_a_day


def offers(prices: Prices, tokens_a_request: float) -> tuple[cost.Offer, cost.Offer, cost.Offer]:
    """API, rented GPU and own server as offers of `course_lib.cost`, in this order."""
    p = prices
    return (
        cost.api(_NAMES[0], per_million_tokens=p.per_million_tokens, tokens_a_request=tokens_a_request, as_of=p.as_of),
        cost.rented(
            _NAMES[1],
            per_hour=p.gpu_hour,
            requests_a_second=p.requests_a_second,
            as_of=p.as_of,
            storage_and_network_a_day=p.storage_and_network_a_day,
        ),
        cost.owned(
            _NAMES[2],
            price=p.server,
            years=p.years,
            kilowatts=p.kilowatts,
            per_kilowatt_hour=p.per_kilowatt_hour,
            requests_a_second=p.requests_a_second,
            as_of=p.as_of,
            upkeep_a_day=p.upkeep_a_day,
        ),
    )


def paid(prices: Prices, tokens_a_request: float, requests: float, months: np.ndarray) -> dict[str, np.ndarray]:
    """All that has been paid after so many months at `requests` a day; a worn-out server is bought anew.

    Args:
      prices: the prices.
      tokens_a_request: of prompt and answer together.
      requests: a day.
      months: float [N] since the start.

    Returns:
      dollars [N] for each of the three ways, by name.
    """
    by_request, rented, own = offers(prices, tokens_a_request)
    servers = max(1.0, np.ceil(requests / own.capacity))
    bought = np.floor(months / (12 * prices.years)) + 1
    return {
        _NAMES[0]: by_request.cost(requests) * MONTH * months,
        _NAMES[1]: rented.cost(requests) * MONTH * months,
        _NAMES[2]: servers * (prices.server * bought + prices.running_a_day * MONTH * months),
    }


def months_to_pay_back(prices: Prices, tokens_a_request: float, requests: float) -> float | None:
    """After how many months a server has cost no more than the cheaper of the other two; None if it wears out first."""
    by_request, rented, own = offers(prices, tokens_a_request)
    servers = max(1.0, np.ceil(requests / own.capacity))
    saved = min(by_request.cost(requests), rented.cost(requests)) - servers * prices.running_a_day
    months = servers * prices.server / (saved * MONTH) if saved > 0 else np.inf
    return float(months) if months <= 12 * prices.years else None


def compare(prices: Prices) -> None:
    """Five sliders, requests, tokens, two prices and a server's years, over the three bills."""

    def draw(values: Mapping[str, float]) -> tuple[Figure, str]:
        moved = replace(
            prices, per_million_tokens=values["million"], gpu_hour=values["hour"], years=round(values["years"], 1)
        )
        return draw_bills(moved, values["tokens"], values["requests"])

    # whatever price was typed in has its place on the slider
    million = sorted({*MILLION, prices.per_million_tokens})
    explore(
        draw,
        {
            "requests": Choice("requests a day", REQUESTS, 1000),
            "tokens": Choice("tokens a request", TOKENS, 1000),
            "million": Choice("API, dollars a million tokens", million, prices.per_million_tokens),
            "hour": Slider("rented GPU, dollars an hour", 0, max(6, 2 * prices.gpu_hour), 0.25, prices.gpu_hour, 2),
            "years": Slider("years that a server lasts", 0.5, max(6, prices.years), 0.5, prices.years),
        },
    )


def draw_bills(prices: Prices, tokens_a_request: float, requests: float) -> tuple[Figure, str]:
    """A day's bill against the requests of a day, and all that was paid against time; with the sentence."""
    ways = offers(prices, tokens_a_request)
    figure, (left, right) = figures.new(2, width=10.5, height=4.3)
    volumes = np.geomspace(10, 3e6, 600)
    for way, (colour, style) in zip(ways, _STYLES, strict=True):
        left.plot(volumes, [way.cost(v) for v in volumes], style, color=colour, linewidth=2, label=way.name)
    crossings = [cost.break_even(ways[0], other, most=int(volumes[-1])) for other in ways[1:]]
    for crossing, (colour, _), marker in zip(crossings, _STYLES[1:], "sD", strict=True):
        if crossing:
            bill, label = ways[0].cost(crossing), f"as cheap as the API at {crossing:,}"
            left.plot(crossing, bill, marker, color=colour, markersize=8, linestyle="none", label=label)
    left.axvline(requests, color="black", linewidth=1, linestyle=":", label="you are here")
    left.set(xscale="log", yscale="log", xlabel="requests a day", ylabel="dollars a day", title="The bill of one day")
    left.set_xticks([10, 100, 1000, 10_000, 100_000, 1_000_000], ["10", "100", "1,000", "10,000", "100,000", ""])
    left.yaxis.set_major_formatter("{x:,g}")
    left.minorticks_off()

    months = np.linspace(0, SHOWN_MONTHS, 601)
    for (name, dollars), (colour, style) in zip(
        paid(prices, tokens_a_request, requests, months).items(), _STYLES, strict=True
    ):
        right.plot(months, dollars, style, color=colour, linewidth=2, label=name)
    right.set(xlabel="months", ylabel="dollars, all in all", title=f"Paid so far, at {requests:,.0f} requests a day")
    right.set_ylim(0)
    right.yaxis.set_major_formatter("{x:,.0f}")
    left.legend(loc="lower right")
    right.legend(loc="upper left")
    return figure, _told(prices, ways, crossings, tokens_a_request, requests)


def _told(
    prices: Prices,
    ways: tuple[cost.Offer, cost.Offer, cost.Offer],
    crossings: list[int | None],
    tokens_a_request: float,
    requests: float,
) -> str:
    bills = {way.name: way.cost(requests) for way in ways}
    each = ", ".join(f"the {name} {bill:,.2f}" for name, bill in bills.items())
    cheapest = min(bills, key=bills.__getitem__)
    starts = [
        f"the {way.name} {f'from {crossing:,} requests a day on' if crossing else 'at no volume shown'}"
        for way, crossing in zip(ways[1:], crossings, strict=True)
    ]
    months = months_to_pay_back(prices, tokens_a_request, requests)
    back = (
        f"has paid for itself after {months:.0f} months"
        if months is not None
        else f"does not pay for itself within its {prices.years:g} years"
    )
    return (
        f"At {requests:,.0f} requests a day, a day costs in dollars: {each}. The {cheapest} is the cheapest. "
        f"As cheap as the API: {starts[0]}, and {starts[1]}. "
        f"A server bought today {back}. Prices as of {prices.as_of:%d %B %Y}."
    )
