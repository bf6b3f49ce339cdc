# SPDX-License-Identifier: Apache-2.0
"""How many connections a server keeps open, which one is closed at the limit, and when a slow one has to go."""

import asyncio
from typing import Protocol

from course_lib.inference.serving.metrics import Metrics

LINGER = 1.0
"""Seconds that a client has to read its last answer before the connection is reset."""
MAX_CLOSING = 128
"""Connections that may be in their last `LINGER` seconds, besides the open ones."""
_CHECK_EVERY = 0.25


class Connection(Protocol):
    """What `Connections` needs of a connection."""

    deadline: float
    """When `expire` is to be called, in the event loop's time."""

    def evict(self) -> None:
        """Closes it because another one needs its slot."""

    def expire(self) -> None:
        """Closes it because its deadline has passed."""

    def abort(self) -> None:
        """Drops it at once, whatever has not been sent yet."""


class Connections:
    """The connections of one server, in the order in which they began to wait for their next request.

    A connection is idle from the moment it opens, or gets an answer, until the server has read a whole request:
    a client that sends one byte a second is as idle as one that sends nothing. Everything runs in the event loop.

    Args:
        limit: how many may be open. At most `MAX_CLOSING` more have had their last answer and are being closed.
        metrics: where open connections are reported.
    """

    def __init__(self, limit: int, metrics: Metrics):
        self._limit = limit
        # Dictionaries keep the order of insertion, so the first key is the longest idle one.
        self._idle: dict[Connection, None] = {}
        self._working: dict[Connection, None] = {}
        self._closing: dict[Connection, None] = {}
        metrics.connections.set_function(lambda: len(self))

    def __len__(self) -> int:
        """How many are open and not being closed."""
        return len(self._idle) + len(self._working)

    def admit(self, connection: Connection) -> bool:
        """Takes in a new connection; at the limit, closes the longest idle one for it.

        Returns:
            False where the limit is reached and every connection has a request under way.
        """
        if len(self) >= self._limit:
            oldest = next(iter(self._idle), None)
            if oldest is None:
                return False
            self.close(oldest)
            oldest.evict()
        self._idle[connection] = None
        return True

    def wait(self, connection: Connection) -> None:
        """Notes that this connection is idle from now on."""
        self.discard(connection)
        self._idle[connection] = None

    def work(self, connection: Connection) -> None:
        """Notes that this connection's request has been read and is being answered."""
        self.discard(connection)
        self._working[connection] = None

    def close(self, connection: Connection) -> None:
        """Notes that this connection is being closed: it frees its slot now and ends within `LINGER` seconds."""
        self.discard(connection)
        self._closing[connection] = None
        connection.deadline = asyncio.get_running_loop().time() + LINGER
        if len(self._closing) > MAX_CLOSING:
            next(iter(self._closing)).abort()

    def discard(self, connection: Connection) -> None:
        """Forgets a connection that has ended."""
        for group in (self._idle, self._working, self._closing):
            group.pop(connection, None)

    async def watch(self) -> None:
        """Closes connections whose deadline has passed, until it is canceled."""
        while True:
            await asyncio.sleep(_CHECK_EVERY)
            now = asyncio.get_running_loop().time()
            for connection in (*self._idle, *self._working, *self._closing):
                if connection.deadline < now:
                    connection.expire()
