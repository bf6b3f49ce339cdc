# SPDX-License-Identifier: Apache-2.0
"""How much a server takes on before it says no, and how it says so."""

from dataclasses import dataclass, fields


class Refused(Exception):
    """A request that gets no prediction: an HTTP status, and one sentence that says why and what to do."""

    def __init__(self, status: int, sentence: str):
        super().__init__(sentence)
        self.status = status


BUSY = "The server is busy: send this again after the number of seconds in Retry-After."


@dataclass(frozen=True)
class Limits:
    """The bounds of one server.

    Raises:
        ValueError: a bound of 0 or less; only `max_wait` may be 0.
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
    """Open connections; on more, the server answers 503 and closes."""

    def __post_init__(self) -> None:
        """Refuse a server that would refuse everything."""
        for field in fields(self):
            value = getattr(self, field.name)
            if value < 0 or (value == 0 and field.name != "max_wait"):
                raise ValueError(f"The limit {field.name} must be above 0, and {value} was given.")
