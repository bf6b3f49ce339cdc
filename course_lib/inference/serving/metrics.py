# SPDX-License-Identifier: Apache-2.0
"""What a server counts, as Prometheus reads it."""

from collections.abc import Callable
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
_ROWS = (1, 2, 4, 8, 16, 32, 64, 128, 256, 1024)


class Metrics:
    """The counters of one server, in a registry of their own."""

    def __init__(self, queue: Callable[[], float]):
        self.registry = CollectorRegistry()
        own: dict[str, Any] = {"namespace": "course", "registry": self.registry}
        self._requests = Counter("requests", "Requests answered.", ("route", "status"), **own)
        self._seconds = Histogram(
            "request_seconds",
            "From a request's headers to its answer.",
            ("route",),
            buckets=_SECONDS,
            **own,
        )
        self.batch_rows = Histogram("batch_rows", "Rows in a forward pass.", buckets=_ROWS, **own)
        self.shed = Counter("shed", "Requests refused because the server was busy.", **own)
        self.fallbacks = Counter("fallbacks", "Rows answered without the model, which failed.", **own)
        self._model = Gauge("model", "1 for the model in service.", ("model",), **own)
        self.connections = Gauge("connections", "Open connections.", **own)
        self.closed = Counter(
            "connections_closed",
            "Connections that the server closed: idle for too long (timeout), the longest idle one at the limit on "
            "connections (limit), or because the client did not read its answer (unread).",
            ("reason",),
            **own,
        )
        Gauge("queue", "Requests accepted and not yet answered.", **own).set_function(queue)

    def serving(self, name: str) -> None:
        """Say which model is in service, now alone."""
        self._model.clear()
        self._model.labels(name).set(1)

    def answered(self, route: str, status: int, seconds: float) -> None:
        """Count one request.

        Args:
            route: the path, "unknown" where there is no such route, or "unread" where the request was refused
                before its route was known.
            status: the HTTP status of the answer.
            seconds: from the end of the headers to the answer.
        """
        self._requests.labels(route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def text(self) -> bytes:
        """All of it in Prometheus' text format."""
        return generate_latest(self.registry)
