# SPDX-License-Identifier: Apache-2.0
"""Clients that never finish a request, next to clients that do: what the second kind notices of the first.

Both kinds run in processes of their own. A client that does what HTTP asks of it connects again where the server
closed its connection before it answered, and waits where a 503 says for how long.
"""

import asyncio
import contextlib
import json
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from typing import Any, NamedTuple

import numpy as np

from course_lib.bench.load import TOLERANCE, Expected, Load, encode_request
from course_lib.open_files import allow_open_files

PACE = 2000
"""Connections that the blocking clients open per second, at most."""
_OPENERS = 50
_BYTE_EVERY = 1.0
_MAX_TRIES = 20
_GIVE_UP = 30.0
"""Seconds until a request without an answer is counted as failed."""
_SLOW = b"POST /predict HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: "
_STATUS = re.compile(rb"HTTP/1\.1 (\d{3})")
_LENGTH = re.compile(rb"\r\ncontent-length: (\d+)", re.IGNORECASE)
_RETRY = re.compile(rb"\r\nretry-after: (\d+)", re.IGNORECASE)


@dataclass(frozen=True)
class Crowd:
    """How many clients there are of each kind, and what they do."""

    slow: int = 2000
    """Blocking clients that send one byte of a header per second."""
    silent: int = 8000
    """Blocking clients that send nothing."""
    reopen: float = 10.0
    """Seconds after which a blocking client whose connection was closed connects again."""
    honest: int = 500
    """Clients that send predictions, with a connection each."""
    rate: float = 250.0
    """Predictions per second of all honest clients together."""
    seconds: float = 10.0
    """How long predictions become due."""


def compare(port: int, expected: Expected, crowd: Crowd, rounds: int = 3) -> tuple[Load, Load]:
    """Measures honest clients without and with blocking ones, in turns.

    Args:
        port: of the server, on loopback.
        expected: the texts and the offline predictions.
        crowd: the clients.
        rounds: pairs of a quiet and a crowded run. They are counted together, and their latencies are those of the
            pair with the median ratio.

    Returns:
        The quiet and the crowded run.
    """
    pairs = []
    for seed in range(rounds):
        quiet = honest(port, expected, crowd, seed)
        with blocking(port, crowd):
            pairs.append((quiet, honest(port, expected, crowd, seed)))
    pairs.sort(key=lambda pair: pair[1].p99 / pair[0].p99)
    quiet, crowded = pairs[rounds // 2]
    names = ("answered", "failed", "wrong", "retried", "seconds")
    total = [{name: sum(getattr(pair[part], name) for pair in pairs) for name in names} for part in (0, 1)]
    return quiet._replace(**total[0]), crowded._replace(**total[1])


class Blocking(NamedTuple):
    """What the blocking clients did until they were stopped."""

    opened: int
    """Connections, those that were opened again included."""
    closed: int
    """Connections that the server closed."""
    refused: int
    """Connections on which the server sent something, such as a 408 or 503, before it closed them."""


@contextlib.contextmanager
def blocking(port: int, crowd: Crowd) -> Iterator[list[Blocking]]:
    """Keeps connections open that never send a whole request, from a process of its own.

    Args:
        port: of the server, on loopback.
        crowd: how many there are.

    Yields:
        A list, once each has been opened; at the end, what they did is in it.
    """
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_block, args=(theirs, port, crowd), daemon=True)
    process.start()
    theirs.close()
    result: list[Blocking] = []
    try:
        ours.recv()
        yield result
        ours.send("stop")
        result.append(ours.recv())
    finally:
        process.terminate()
        process.join()
        ours.close()


def honest(port: int, expected: Expected, crowd: Crowd, seed: int = 0) -> Load:
    """Sends predictions from many clients with a connection each, and checks every answer.

    Args:
        port: of the server, on loopback.
        expected: the texts and the offline predictions.
        crowd: how many clients there are, and their rate. Each sends at least one request, and the next one after
            its answer.
        seed: of the times at which requests become due, which are uniform.

    Returns:
        The counts. `refused` is 0, because a refused request is sent again; `retried` says how many were.
    """
    context = get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_ask, args=(theirs, port, expected, crowd, seed))
    process.start()
    theirs.close()
    try:
        return ours.recv()
    finally:
        process.join()


def _ask(pipe: Any, port: int, expected: Expected, crowd: Crowd, seed: int) -> None:
    allow_open_files(crowd.honest + 100)
    pipe.send(asyncio.run(_run_clients(port, expected, crowd, seed)))


async def _run_clients(port: int, expected: Expected, crowd: Crowd, seed: int) -> Load:
    random = np.random.default_rng(seed)
    total = max(crowd.honest, int(crowd.rate * crowd.seconds))
    due = np.sort(random.uniform(0, crowd.seconds, total))
    client_of = random.permutation(np.arange(total) % crowd.honest)
    members = [_HonestClient(port, expected) for _ in range(crowd.honest)]
    began = time.perf_counter()
    await asyncio.gather(
        *(
            member.run(began, [(int(i), float(due[i])) for i in np.flatnonzero(client_of == number)])
            for number, member in enumerate(members)
        )
    )
    spent = time.perf_counter() - began
    latencies = [pair for member in members for pair in member.latencies]
    quantiles = np.percentile(latencies or [(np.inf, np.inf)], (50, 99), axis=0)
    sums = {name: sum(getattr(member, name) for member in members) for name in ("failed", "wrong", "retried")}
    return Load(
        offered=total / crowd.seconds,
        seconds=spent,
        answered=len(latencies),
        refused=0,
        p50=float(quantiles[0, 0]),
        p99=float(quantiles[1, 0]),
        p99_sent=float(quantiles[1, 1]),
        **sums,
    )


class _HonestClient:
    """One client with one connection, which it opens again where the server closed it."""

    def __init__(self, port: int, expected: Expected):
        self.port, self.expected = port, expected
        self.latencies: list[tuple[float, float]] = []
        self.failed = self.wrong = self.retried = 0
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def run(self, began: float, requests: list[tuple[int, float]]) -> None:
        for number, due in requests:
            await asyncio.sleep(max(0.0, began + due - time.perf_counter()))
            number %= len(self.expected.texts)
            try:
                async with asyncio.timeout(_GIVE_UP):
                    sent, answer = await self._answer(encode_request(self.expected.texts[number]))
            except (TimeoutError, ConnectionError):
                self.failed += 1
                self._close()
                continue
            now = time.perf_counter()
            self.latencies.append((now - began - due, now - sent))
            self.wrong += not self.expected.matches(number, answer, TOLERANCE)
        self._close()

    async def _answer(self, request: bytes) -> tuple[float, dict[str, Any]]:
        """When the request that was answered was sent, and its answer."""
        for attempt in range(_MAX_TRIES):
            self.retried += attempt > 0
            try:
                # A client that sees the end of an idle connection opens another one: this is no failed try.
                if self._streams is None or self._streams[0].at_eof():
                    self._close()
                    self._streams = await asyncio.open_connection("127.0.0.1", self.port)
                sent = time.perf_counter()
                reader, writer = self._streams
                writer.write(request)
                head = await reader.readuntil(b"\r\n\r\n")
                length = _LENGTH.search(head)
                body = await reader.readexactly(int(length[1]) if length else 0)
            except (OSError, asyncio.IncompleteReadError):
                self._close()
                continue
            status = _STATUS.match(head)
            if status and status[1] == b"200":
                return sent, json.loads(body)
            if not (status and status[1] == b"503" and (wait := _RETRY.search(head))):
                raise ConnectionError(f"an answer that was not expected: {head!r}")
            await asyncio.sleep(int(wait[1]))
        raise ConnectionError(f"no answer in {_MAX_TRIES} tries")

    def _close(self) -> None:
        if self._streams is not None:
            self._streams[1].close()
            self._streams = None


def _block(pipe: Any, port: int, crowd: Crowd) -> None:
    allow_open_files(crowd.slow + crowd.silent + 100)
    asyncio.run(_BlockingClients(port, crowd.reopen).run(pipe, crowd.slow, crowd.silent))


class _BlockingClients:
    """Connections that are opened at a limited pace, and opened again after they were closed."""

    def __init__(self, port: int, reopen: float):
        self.port, self.reopen = port, reopen
        self.slow: set[asyncio.Transport] = set()
        self.to_open: asyncio.Queue[bool] = asyncio.Queue()
        self.opened = self.closed = self.refused = 0

    async def run(self, pipe: Any, slow: int, silent: int) -> None:
        # Slow and silent ones take turns, as far as there are as many.
        order = np.random.default_rng(0).permutation([True] * slow + [False] * silent)
        for is_slow in order.tolist():
            self.to_open.put_nowait(is_slow)
        tasks = [asyncio.create_task(self._open()) for _ in range(_OPENERS)]
        tasks.append(asyncio.create_task(self._send_bytes()))
        while self.opened < slow + silent:
            await asyncio.sleep(0.05)
        pipe.send("ready")
        await asyncio.to_thread(pipe.recv)
        pipe.send(Blocking(self.opened, self.closed, self.refused))
        for task in tasks:
            task.cancel()

    async def _open(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            is_slow = await self.to_open.get()
            try:
                await loop.create_connection(partial(_Blocked, self, is_slow), "127.0.0.1", self.port)
            except OSError:
                loop.call_later(self.reopen, self.to_open.put_nowait, is_slow)
            self.opened += 1
            await asyncio.sleep(_OPENERS / PACE)

    async def _send_bytes(self) -> None:
        while True:
            members = list(self.slow)
            for part in range(10):  # spread over the second, as those of real clients are
                for transport in members[part::10]:
                    transport.write(b"x")
                await asyncio.sleep(_BYTE_EVERY / 10)


class _Blocked(asyncio.Protocol):
    """A connection that sends nothing, or a header that never ends."""

    def __init__(self, clients: _BlockingClients, is_slow: bool):
        self.clients, self.is_slow, self.has_data = clients, is_slow, False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        if self.is_slow:
            transport.write(_SLOW)
            self.clients.slow.add(transport)

    def data_received(self, data: bytes) -> None:
        self.has_data = True

    def connection_lost(self, exc: Exception | None) -> None:
        self.clients.slow.discard(self.transport)
        self.clients.closed += 1
        self.clients.refused += self.has_data
        asyncio.get_running_loop().call_later(self.clients.reopen, self.clients.to_open.put_nowait, self.is_slow)
