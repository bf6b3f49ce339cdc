# SPDX-License-Identifier: Apache-2.0
"""A client that loads a server on loopback from a process of its own, and checks every answer."""

import asyncio
import json
import re
import time
from collections import deque
from collections.abc import Sequence
from multiprocessing import get_context
from typing import Any, NamedTuple

import numpy as np

TOLERANCE = 1e-5
_MOST_CONNECTIONS = 600
_LENGTH = re.compile(rb"\r\ncontent-length: (\d+)", re.IGNORECASE)


class Load(NamedTuple):
    """What one stretch of requests saw."""

    offered: float
    """Requests a second that were to be sent; of a closed loop those that were answered."""
    seconds: float
    answered: int
    """With 200."""
    refused: int
    """With 429 or 503."""
    failed: int
    """With any other status, or not at all."""
    wrong: int
    """Answered with 200 and another probability or label than offline."""
    p50: float
    """Seconds, of those answered, counted from when the request was due: waiting in the client counts."""
    p99: float
    p99_sent: float
    """The same from when it was sent: what of it the server did, and not a client that fell behind."""
    retried: int = 0
    """Requests sent again, by clients that do so, after a closed connection or a 503."""

    @property
    def throughput(self) -> float:
        """Answers a second."""
        return self.answered / self.seconds


class Expected(NamedTuple):
    """N texts and what the offline predictor says about each."""

    texts: tuple[str, ...]
    probabilities: tuple[dict[str, float], ...]
    labels: tuple[str, ...]

    def matches(self, index: int, answer: dict[str, Any], tolerance: float) -> bool:
        """Whether a server's answer about text `index` is the offline one."""
        wanted, probabilities = self.probabilities[index], answer["probabilities"] or {}
        is_near = probabilities.keys() == wanted.keys() and all(
            abs(probabilities[name] - wanted[name]) <= tolerance for name in wanted
        )
        return is_near and answer["label"] == self.labels[index]


def open_loop(port: int, expected: Expected, rate: float, seconds: float, seed: int = 0) -> Load:
    """Send at this rate whatever the server does: gaps drawn from an exponential distribution, as of many people."""
    gaps = np.random.default_rng(seed).exponential(1 / rate, max(1, int(rate * seconds)))
    return _in_a_process(port, expected, np.cumsum(gaps).tolist(), _MOST_CONNECTIONS, rate)


def closed_loop(port: int, expected: Expected, requests: int, connections: int = 32) -> Load:
    """Send so many requests, on each connection the next as soon as the last one was answered."""
    return _in_a_process(port, expected, [0.0] * requests, connections, 0.0)


def _in_a_process(port: int, expected: Expected, due: list[float], connections: int, rate: float) -> Load:
    context = get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_child, args=(there, port, expected, due, connections, rate))
    process.start()
    there.close()
    try:
        return here.recv()
    finally:
        process.join()


def _child(answer: Any, port: int, expected: Expected, due: list[float], connections: int, rate: float) -> None:
    answer.send(asyncio.run(_Client(port, expected, due, rate).run(connections)))


class _Client:
    """One client: requests that are due wait for a free connection, first come, first served."""

    def __init__(self, port: int, expected: Expected, due: Sequence[float], rate: float):
        self.port, self.expected, self.due, self.rate = port, expected, due, rate
        self.requests = [encode_request(text) for text in expected.texts]
        self.waiting: deque[int] = deque()
        self.free: deque[_Connection] = deque()
        self.latencies: list[tuple[float, float]] = []
        self.refused = self.failed = self.wrong = self.finished = 0
        self.began = 0.0

    async def run(self, connections: int) -> Load:
        loop = asyncio.get_running_loop()
        self.done = loop.create_future()
        opened = [
            await loop.create_connection(lambda: _Connection(self), "127.0.0.1", self.port) for _ in range(connections)
        ]
        self.free.extend(connection for _, connection in opened)
        self.began = time.perf_counter()
        at = 0
        while at < len(self.due):
            now = time.perf_counter() - self.began
            while at < len(self.due) and self.due[at] <= now:
                self.waiting.append(at)
                at += 1
            self.send()
            if at < len(self.due):
                await asyncio.sleep(max(0.0, self.due[at] - (time.perf_counter() - self.began)))
        try:
            await asyncio.wait_for(self.done, 60 + len(self.due) / 100)
        except TimeoutError:
            self.failed += len(self.due) - self.finished
        seconds = time.perf_counter() - self.began
        for transport, _ in opened:
            transport.close()
        quantiles = np.percentile(self.latencies or [(np.inf, np.inf)], (50, 99), axis=0)
        p50, p99, p99_sent = quantiles[0, 0], quantiles[1, 0], quantiles[1, 1]
        answered = len(self.latencies)
        rate = self.rate or answered / seconds
        return Load(
            rate, seconds, answered, self.refused, self.failed, self.wrong, float(p50), float(p99), float(p99_sent)
        )

    def send(self) -> None:
        while self.waiting and self.free:
            connection = self.free.popleft()
            connection.ask(self.waiting.popleft())

    def received(self, connection: "_Connection", status: int, body: bytes) -> None:
        number = connection.number
        if status == 200:
            # In a closed loop everything is due at once, so there the clock starts when it is sent.
            start = self.began + self.due[number] if self.rate else connection.sent
            self.latencies.append((time.perf_counter() - start, time.perf_counter() - connection.sent))
            self.wrong += not self.expected.matches(number % len(self.requests), json.loads(body), TOLERANCE)
        elif status in (429, 503):
            self.refused += 1
        else:
            self.failed += 1
        self.free.append(connection)
        self._finish()

    def lost(self, connection: "_Connection") -> None:
        if connection in self.free:
            self.free.remove(connection)
        else:
            self.failed += 1
            self._finish()

    def _finish(self) -> None:
        self.finished += 1
        self.send()
        if self.finished == len(self.due) and not self.done.done():
            self.done.set_result(None)


class _Connection(asyncio.Protocol):
    """One connection kept alive, with one request under way at most."""

    def __init__(self, client: _Client):
        self.client, self.buffer = client, b""
        self.number, self.sent = 0, 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport: Any = transport

    def connection_lost(self, exc: Exception | None) -> None:
        if not self.client.done.done():
            self.client.lost(self)

    def ask(self, number: int) -> None:
        self.number, self.sent = number, time.perf_counter()
        self.transport.write(self.client.requests[number % len(self.client.requests)])

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        head, found, body = self.buffer.partition(b"\r\n\r\n")
        length = _LENGTH.search(head)
        if found and length and len(body) >= int(length[1]):
            self.buffer = b""
            self.client.received(self, int(head[9:12]), body)


def encode_request(text: str) -> bytes:
    """The bytes of one POST to /predict."""
    body = json.dumps({"text": text}).encode()
    head = "POST /predict HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
    return f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body
