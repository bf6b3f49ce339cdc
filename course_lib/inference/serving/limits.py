# SPDX-License-Identifier: Apache-2.0
"""How much a server takes on before it says no, and how it says so."""

import math
from dataclasses import dataclass, fields


class Refused(Exception):
    """A request that gets no prediction: an HTTP status, and one sentence that says why and what to do."""

    def __init__(self, status: int, sentence: str):
        super().__init__(sentence)
        self.status = status


BUSY = "The server is busy: send this again after the number of seconds in Retry-After."
FULL = "The server has too many open connections: connect again after the number of seconds in Retry-After."
CUT_OFF = "The request was cut off: send all of it."
_MAX_BATCH = 65_536


@dataclass(frozen=True)
class Limits:
    """The bounds of one server.

    Raises:
        ValueError: a bound that is not finite, 0 or less (only `max_wait` may be 0), or too large to be meant.
    """

    max_batch: int = 64
    """Rows in a forward pass that is filled from several requests."""
    max_wait: float = 0.002
    """Seconds that an idle server waits for more rows before it starts a forward pass."""
    max_queue: int = 128
    """Requests accepted and not yet answered; one more is refused with 503."""
    patience: float = 0.5
    """Seconds; while the rows that wait are estimated to take longer, requests are refused with 503."""
    timeout: float = 5.0
    """Seconds in which a request is answered, or told 504."""
    body: int = 2**20
    """Bytes of a request's body; more is refused with 413."""
    length: int = 4_000
    """Characters of one text; more is refused with 422."""
    rows: int = 256
    """Rows of one /predict_batch; more is refused with 422."""
    connections: int = 1000
    """Open connections. One more closes the longest idle one, or gets 503 where all have a request under way."""
    idle_timeout: float = 5.0
    """Seconds until a connection that sends nothing, or reads nothing, is closed."""
    header_timeout: float = 10.0
    """Seconds from a request's first byte to the end of its headers; then 408."""
    body_timeout: float = 10.0
    """Seconds from the headers to the end of the body; then 408."""

    def __post_init__(self) -> None:
        """Refuse a server that would refuse everything."""
        for field in fields(self):
            value = getattr(self, field.name)
            if not math.isfinite(value) or value < 0 or (value == 0 and field.name != "max_wait"):
                least = "0 or more" if field.name == "max_wait" else "above 0"
                raise ValueError(f"The limit {field.name} must be a finite number {least}, got {value}.")
        if self.max_wait >= self.timeout:
            raise ValueError(f"The limit max_wait must be below {self.timeout:g} s (timeout), got {self.max_wait:g} s.")
        if self.max_batch > _MAX_BATCH:
            raise ValueError(f"The limit max_batch must be at most {_MAX_BATCH}, got {self.max_batch}.")
