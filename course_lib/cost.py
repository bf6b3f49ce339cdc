# SPDX-License-Identifier: Apache-2.0
"""Where arithmetic, memory, time and money go: counted by formula, then compared with what was measured.

N is a number of parameters, bytes are bytes, times are seconds, money is any one currency. Prices are inputs
that carry their date; none stands in this library.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import numpy as np

from course_lib.arguments import real_number

ADAM_COPIES = 4
"""Parameters, gradients and Adam's two moments: what training with Adam holds of each number."""


class Work(NamedTuple):
    """What a computation asks of a machine."""

    flops: float
    """Multiplications and additions of real numbers."""
    bytes: float
    """What has to come from memory or go there at least once."""


def matmul(m: int, k: int, n: int, *, itemsize: int = 4) -> Work:
    """[m, k] times [k, n]: a multiplication and an addition for each of m * k * n pairs; three matrices moved.

    Raises:
        ValueError: a size below 0.
    """
    for name, size in (("m", m), ("k", k), ("n", n), ("itemsize", itemsize)):
        real_number(name, size, 0)
    return Work(2.0 * m * k * n, float(itemsize) * (m * k + k * n + m * n))


def forward_flops(parameters: int, tokens: int, *, layers: int = 0, context: int = 0, width: int = 0) -> float:
    """One forward pass of a dense network: 2 N for each token (or row), and 4 * layers * context * width for attention.

    Every parameter takes part in one multiplication and one addition; scores and mixing of attention come on top.
    Source: Kaplan et al., Scaling laws for neural language models (2020), section 2.1; attention with `context`
    positions in full, as compiled programs compute it before masking.
    """
    return float(tokens) * (2.0 * parameters + 4.0 * layers * context * width)


def training_flops(parameters: int, tokens: int, *, layers: int = 0, context: int = 0, width: int = 0) -> float:
    """One training step: the forward pass, and a backward pass of twice as much."""
    return 3 * forward_flops(parameters, tokens, layers=layers, context=context, width=width)


class Memory(NamedTuple):
    """What has to be held at once, in bytes."""

    parameters: float
    gradients: float
    optimizer: float

    @property
    def total(self) -> float:
        """All of it; activations come on top and depend on the batch."""
        return sum(self)


def memory(parameters: int, *, trained: int | None = None, itemsize: int = 4, trained_itemsize: int = 4) -> Memory:
    """Bytes for inference (`trained=0`), full training with Adam (the default), or an adapter of `trained` numbers.

    Frozen parameters take `itemsize` bytes; those that are trained take `trained_itemsize`, and as much again for
    the gradient and for each of Adam's two moments.

    Raises:
        ValueError: more trained than there are, where they are part of the whole and no adapter beside it.
    """
    if trained is None:
        trained, frozen = parameters, 0
    else:
        frozen = parameters
    if trained < 0 or parameters < 0:
        raise ValueError("A number of parameters is not negative.")
    own = float(trained) * trained_itemsize
    return Memory(float(frozen) * itemsize + own, own, own * (ADAM_COPIES - 2))


def cache_bytes(
    *, layers: int, key_value_heads: int, head_width: int, context: int, batch: int = 1, itemsize: int = 4
) -> float:
    """The key-value cache of generation: a key and a value for each layer, head and position.

    Raises:
        ValueError: a size below 0.
    """
    sizes = {"layers": layers, "key_value_heads": key_value_heads, "head_width": head_width, "context": context}
    for name, size in (sizes | {"batch": batch, "itemsize": itemsize}).items():
        real_number(name, size, 0)
    return 2.0 * layers * key_value_heads * head_width * context * batch * itemsize


@dataclass(frozen=True)
class Machine:
    """What a machine can do at best.

    Raises:
        ValueError: `flops` or `bandwidth` is not positive.
    """

    name: str
    flops: float
    """Arithmetic a second, in the number format that is meant."""
    bandwidth: float
    """Bytes a second from and to its main memory."""
    memory: float
    """Bytes."""
    source: str
    """Where the figures come from."""

    def __post_init__(self) -> None:
        """Refuses a machine that does nothing."""
        real_number("flops", self.flops, 0, above=True)
        real_number("bandwidth", self.bandwidth, 0, above=True)

    @property
    def ridge(self) -> float:
        """FLOPs a byte above which arithmetic is the limit and below which memory is."""
        return self.flops / self.bandwidth


MACHINES = (
    Machine("NVIDIA H100 SXM, bfloat16", 989e12, 3.35e12, 80e9, "its maker's data sheet, dense"),
    Machine("Google TPU v5e chip, bfloat16", 197e12, 819e9, 16e9, "its maker's documentation"),
)
"""Two accelerators as their makers state them, peaks that no real program reaches."""


def this_machine(size: int = 1536, repeats: int = 5) -> Machine:
    """Measure jax's own float32 matrix product and a pass over a large array here; the best of `repeats`."""
    import jax
    import jax.numpy as jnp

    square = jnp.ones((size, size), jnp.float32)
    long = jnp.ones(2**24, jnp.float32)  # 64 MiB, beyond most caches
    product, total = jax.jit(jnp.matmul), jax.jit(jnp.sum)
    flops = matmul(size, size, size).flops / _best(lambda: product(square, square).block_until_ready(), repeats)
    bandwidth = long.nbytes / _best(lambda: total(long).block_until_ready(), repeats)
    return Machine("this machine, float32", flops, bandwidth, _main_memory(), "measured just now")


def roofline(work: Work, machine: Machine) -> float:
    """The least seconds that the work can take: arithmetic and memory traffic overlap, so the slower one counts.

    Source: Williams, Waterman & Patterson, Roofline (2009).
    """
    return max(work.flops / machine.flops, work.bytes / machine.bandwidth)


def utilisation(work: Work, seconds: float, machine: Machine) -> float:
    """Which share of the machine's arithmetic a measured run used (MFU), 0 to 1.

    Raises:
        ValueError: a time that is not above 0.
    """
    if seconds <= 0:
        raise ValueError(f"A run takes more than 0 seconds, and {seconds} were given: measure again.")
    return work.flops / seconds / machine.flops


@dataclass(frozen=True)
class Offer:
    """One way to answer requests, as a bill: so much a day whatever happens, and so much a request.

    Raises:
        ValueError: a negative price or a capacity of none.
    """

    name: str
    per_day: float
    per_request: float
    as_of: date
    """When the prices were read."""
    capacity: float = float("inf")
    """Requests a day that one unit of it can answer; beyond that another unit is paid for."""

    def __post_init__(self) -> None:
        """Refuse what no bill can say."""
        if self.per_day < 0 or self.per_request < 0 or self.capacity <= 0:
            raise ValueError(f"The offer {self.name!r} has a negative price or no capacity: correct it.")

    def cost(self, requests: float) -> float:
        """The bill of one day."""
        units = max(1.0, float(np.ceil(requests / self.capacity)))
        return self.per_day * units + self.per_request * requests


def api(name: str, *, per_million_tokens: float, tokens_a_request: float, as_of: date) -> Offer:
    """Pay for each request."""
    return Offer(name, 0.0, per_million_tokens * tokens_a_request / 1e6, as_of)


def rented(
    name: str, *, per_hour: float, requests_a_second: float, as_of: date, storage_and_network_a_day: float = 0
) -> Offer:
    """Pay for the time of a machine, busy or not, and for storage and network beside it."""
    return Offer(name, 24 * per_hour + storage_and_network_a_day, 0.0, as_of, 86_400 * requests_a_second)


def owned(
    name: str,
    *,
    price: float,
    years: float,
    kilowatts: float,
    per_kilowatt_hour: float,
    requests_a_second: float,
    as_of: date,
    upkeep_a_day: float = 0,
) -> Offer:
    """Pay up front, spread evenly over its years, and for its electricity and upkeep."""
    a_day = price / (365.25 * years) + 24 * kilowatts * per_kilowatt_hour + upkeep_a_day
    return Offer(name, a_day, 0.0, as_of, 86_400 * requests_a_second)


def break_even(cheap_start: Offer, cheap_request: Offer, *, most: int = 10**9) -> int | None:
    """The fewest requests a day at which the second offer costs no more than the first; None if up to `most` never.

    With capacities the bills are stairs: the answer is the first crossing.
    """
    if cheap_request.cost(1) <= cheap_start.cost(1):
        return 1
    steps = sorted(
        {
            float(edge)
            for offer in (cheap_start, cheap_request)
            if np.isfinite(offer.capacity)
            for edge in np.arange(1, min(most / offer.capacity, 10_000) + 1) * offer.capacity
        }
        | {float(most)}
    )
    first = 1
    for edge in steps:  # between two edges both bills are straight lines
        last = min(int(edge), most)
        if last >= first and (found := _crossing(cheap_start, cheap_request, first, last)):
            return found
        first = last + 1
    return None


def _crossing(a: Offer, b: Offer, first: int, last: int) -> int | None:
    """The first whole number in first..last at which b costs no more than a, both being straight lines there."""

    def gap(requests: int) -> float:
        return b.cost(requests) - a.cost(requests)

    if gap(first) <= 0:
        return first
    if gap(last) > 0:
        return None
    low, high = first, last
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if gap(middle) > 0 else (low, middle)
    return high


def training_bill(flops: float, machine: Machine, *, used: float, per_hour: float, runs: int = 1) -> float:
    """What training costs: arithmetic at `used` of the machine's peak, paid by the hour, times the runs it takes.

    Raises:
        ValueError: a share used that is not above 0 and up to 1.
    """
    if not 0 < used <= 1:
        raise ValueError(f"A machine is used to a share above 0 and up to 1, and {used} was given.")
    return flops / (machine.flops * used) / 3600 * per_hour * runs


def _best(run: Callable[[], object], repeats: int) -> float:
    run()  # compiles
    found = []
    for _ in range(repeats):
        began = time.perf_counter()
        run()
        found.append(time.perf_counter() - began)
    return min(found)


def _main_memory() -> float:
    import os

    try:
        return float(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"))
    except (ValueError, OSError, AttributeError):  # no such question on this system
        return float("nan")
