# SPDX-License-Identifier: Apache-2.0
"""Connections that are slow, silent, half closed, broken or too many, on real sockets in the test's own process."""

import asyncio
import contextlib
import json
import re
import socket
import struct

import pytest

from course_lib.inference.serving import served as models_of
from course_lib.inference.serving.connections import MAX_CLOSING, Connections
from course_lib.inference.serving.metrics import Metrics
from course_lib.inference.serving.run import bind, make_server, run

HEALTH = b"GET /health HTTP/1.1\r\nHost: a\r\n\r\n"
BODY = b'{"text": "win a prize"}'
HEAD = b"POST /predict HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(BODY)


class Client:
    """One connection, from which responses are read one by one."""

    def __init__(self, reader, writer):
        self.reader, self.writer = reader, writer

    def send(self, data):
        self.writer.write(data)

    def half_close(self):
        self.writer.write_eof()

    async def receive(self):
        """Status, headers and JSON (or text) of the next response."""
        async with asyncio.timeout(30):
            head = (await self.reader.readuntil(b"\r\n\r\n")).decode().lower()
            headers = dict(line.split(": ", 1) for line in head.split("\r\n")[1:] if line)
            body = await self.reader.readexactly(int(headers["content-length"]))
        is_json = headers["content-type"] == "application/json"
        return int(head[9:12]), headers, json.loads(body) if is_json else body.decode()

    async def rest(self):
        """What comes until the server closes."""
        async with asyncio.timeout(30):
            return await self.reader.read()


@pytest.fixture
def listening():
    """A function (service): a context manager of a server on a socket; gives a function that connects to it."""

    @contextlib.asynccontextmanager
    async def start(service):
        server, connections = make_server(service)
        with bind("127.0.0.1", 0) as bound:
            port = bound.getsockname()[1]
            task = asyncio.create_task(run(service, server, connections, bound))
            writers = []

            async def connect():
                reader, writer = await asyncio.open_connection("127.0.0.1", port)
                writers.append(writer)
                return Client(reader, writer)

            connect.port, connect.connections = port, connections
            try:
                while not (server.started and service.health()["ready"]):
                    await asyncio.sleep(0.02)
                yield connect
            finally:
                for writer in writers:
                    writer.close()
                server.should_exit = True
                await task

    return start


async def until(condition):
    """Waits until the server has noticed."""
    async with asyncio.timeout(30):
        while not condition():
            await asyncio.sleep(0.01)


def counted(service, route, status):
    """How many answers of this kind are in the metrics."""
    pattern = rf'course_requests_total{{route="{re.escape(route)}",status="{status}"}} (\S+)'
    match = re.search(pattern, service.metrics.text().decode())
    return float(match[1]) if match else 0.0


def closed(service, reason):
    return service.metrics.closed.labels(reason)._value.get()


def test_silent_connection_is_closed_after_idle_timeout(models, service_of, listening):
    async def check():
        service = service_of(models, idle_timeout=0.2)
        async with listening(service) as connect:
            new, used = await connect(), await connect()
            used.send(HEALTH)
            assert (await used.receive())[0] == 200
            assert (await new.rest(), await used.rest()) == (b"", b"")
        assert closed(service, "timeout") == 2

    asyncio.run(check())


def test_slow_headers_get_408_however_many_bytes_they_send(models, service_of, listening):
    async def check():
        service = service_of(models, header_timeout=0.5)
        async with listening(service) as connect:
            client = await connect()
            client.send(b"POST /predict HTTP/1.1\r\nX: ")

            async def trickle():
                while True:
                    client.send(b"x")
                    await asyncio.sleep(0.05)

            task = asyncio.create_task(trickle())
            status, headers, content = await client.receive()
            task.cancel()
            assert (status, headers["connection"]) == (408, "close")
            assert "headers did not arrive within 0.5 s" in content["error"]
        assert counted(service, "unread", 408) == 1

    asyncio.run(check())


def test_slow_body_gets_408(models, service_of, listening):
    async def check():
        service = service_of(models, body_timeout=0.2)
        async with listening(service) as connect:
            client = await connect()
            client.send(HEAD + BODY[:5])
            status, _, content = await client.receive()
            assert status == 408 and "body did not arrive within 0.2 s" in content["error"]
        assert counted(service, "/predict", 408) == 1

    asyncio.run(check())


def test_body_that_is_still_sent_after_its_answer_keeps_no_connection_open(models, service_of, listening):
    async def check():
        service = service_of(models, idle_timeout=0.3, header_timeout=0.3)
        async with listening(service) as connect:
            client = await connect()
            client.send(HEALTH.replace(b"\r\n\r\n", b"\r\nContent-Length: 1000000\r\n\r\n"))
            assert (await client.receive())[0] == 200
            for _ in range(200):
                client.send(b"x")
                await asyncio.sleep(0.05)
                if client.reader.at_eof():
                    break
            assert client.reader.at_eof()

    asyncio.run(check())


def test_client_that_reads_no_answer_is_dropped(models, service_of, listening):
    async def check():
        service = service_of(models, idle_timeout=0.3)
        async with listening(service) as connect:
            slow = socket.socket()
            slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            slow.setblocking(False)
            loop = asyncio.get_running_loop()
            await loop.sock_connect(slow, ("127.0.0.1", connect.port))
            metrics = b"GET /metrics HTTP/1.1\r\nHost: a\r\n\r\n"

            async def ask():
                with contextlib.suppress(ConnectionError):
                    while True:
                        await loop.sock_sendall(slow, metrics * 100)

            task = asyncio.create_task(ask())
            await until(lambda: closed(service, "unread") == 1)
            await asyncio.wait([task], timeout=30)
            assert task.done() and len(connect.connections) == 0
            slow.close()

    asyncio.run(check())


@pytest.mark.parametrize("sent", [HEAD + BODY, HEALTH, HEALTH + HEAD + BODY])
def test_half_closed_client_gets_its_answer(models, service_of, listening, sent):
    async def check():
        async with listening(service_of(models)) as connect:
            client = await connect()
            client.send(sent)
            client.half_close()
            statuses = re.findall(rb"HTTP/1.1 (\d+)", await client.rest())
            assert statuses == [b"200"] * sent.count(b"HTTP/1.1")

    asyncio.run(check())


@pytest.mark.parametrize(
    "sent, route", [(HEAD + BODY[:-1], "/predict"), (b"POST /predict HT", "unread"), (HEAD[:-2], "unread")]
)
def test_half_closed_client_with_half_a_request_gets_400(models, service_of, listening, sent, route):
    async def check():
        service = service_of(models)
        async with listening(service) as connect:
            client = await connect()
            client.send(sent)
            client.half_close()
            status, _, content = await client.receive()
            assert status == 400 and "cut off" in content["error"]
            assert await client.rest() == b""
        assert counted(service, route, 400) == 1

    asyncio.run(check())


@pytest.mark.parametrize(
    "sent, status, route",
    [
        (b"nonsense\r\n\r\n", 400, "unread"),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 400, "unread"),
        (b"GET /health HTTP/1.1\r\n\r\n", 400, "unread"),
        (b"GET /health HTTP/1.1\r\nHost: a\r\nX: " + b"x" * 70_000, 431, "unread"),
        (b"POST /predict HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n", 501, "unread"),
        (
            b"POST /predict HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
            b"Transfer-Encoding: chunked\r\n\r\nno chunk\r\n",
            400,
            "/predict",
        ),
        (HEALTH.replace(b"health", b"nothing"), 404, "unknown"),
        (HEALTH.replace(b"health", b"predict"), 405, "/predict"),
        (HEAD.replace(b": %d" % len(BODY), b": 999999999"), 413, "/predict"),
        (HEAD.replace(b"application/json", b"text/plain") + BODY, 415, "/predict"),
        (HEAD + BODY.replace(b"win", b"\xffin"), 400, "/predict"),
        (HEAD + BODY.replace(b"text", b"texx"), 422, "/predict"),
    ],
)
def test_every_status_is_json_and_counted(models, service_of, listening, sent, status, route):
    async def check():
        service = service_of(models)
        async with listening(service) as connect:
            client = await connect()
            client.send(sent)
            answer = await client.receive()
            assert (answer[0], list(answer[2])) == (status, ["error"])
        assert counted(service, route, status) == 1

    asyncio.run(check())


def test_refused_client_that_still_sends_is_not_reset(models, service_of, listening):
    def ask(port):
        with socket.create_connection(("127.0.0.1", port), timeout=30) as client:
            client.sendall(b"GET /health HTTP/1.1\r\nHost: a\r\nX: " + b"x" * 600_000)
            return b"".join(iter(lambda: client.recv(65_536), b""))

    async def check():
        async with listening(service_of(models)) as connect:
            assert (await asyncio.to_thread(ask, connect.port)).startswith(b"HTTP/1.1 431")

    asyncio.run(check())


def test_refusal_while_warming_up_asks_to_retry(models, service_of, running):
    async def check():
        async with running(service_of(models), ready=False) as client:
            for response in (await client.get("/health"), await client.post("/predict", json={"text": "a"})):
                assert (response.status_code, response.headers.get("retry-after")) == (503, "1")

    asyncio.run(check())


def test_longest_idle_connection_is_closed_at_the_limit(models, service_of, listening):
    async def check():
        service = service_of(models, connections=3)
        async with listening(service) as connect:
            first, second, third = [await connect() for _ in range(3)]
            await until(lambda: len(connect.connections) == 3)
            first.send(HEALTH)  # from its answer on, it is the one that has been idle for the shortest time
            assert (await first.receive())[0] == 200
            third.send(b"GET /hea")  # a part of a request does not make a connection less idle
            for expected in (b"", b"HTTP/1.1 503"):
                latest = await connect()
                latest.send(HEALTH)
                assert (await latest.receive())[0] == 200
                evicted = second if expected == b"" else third
                assert (await evicted.rest())[:12] == expected
                assert len(connect.connections) == 3
            first.send(HEALTH)
            assert (await first.receive())[0] == 200
        assert closed(service, "limit") == 2 and counted(service, "unread", 503) == 1

    asyncio.run(check())


def test_slow_body_makes_room_at_the_limit_with_503(models, service_of, listening):
    async def check():
        service = service_of(models, connections=1)
        async with listening(service) as connect:
            slow = await connect()
            slow.send(HEAD + BODY[:5])
            await until(lambda: len(connect.connections) == 1)
            other = await connect()
            other.send(HEALTH)
            assert (await other.receive())[0] == 200
            slow.send(b"x" * 100)
            status, headers, content = await slow.receive()
            assert (status, headers["retry-after"]) == (503, "1") and "too many" in content["error"]
            assert await slow.rest() == b""
        assert counted(service, "/predict", 503) == 1

    asyncio.run(check())


def test_connection_with_a_request_under_way_is_never_closed_for_another_one(models, service_of, listening):
    import threading

    released = threading.Event()

    def slow(served, rows):
        released.wait(20)
        return models_of.answers(served, rows)

    async def check():
        service = service_of(models, forward=slow, connections=2, patience=60)
        async with listening(service) as connect:
            busy = [await connect() for _ in range(2)]
            for client in busy:
                client.send(HEAD + BODY)
            await until(lambda: service.in_flight == 2)
            late = await connect()
            late.send(HEAD + BODY)
            status, headers, content = await late.receive()
            assert (status, headers["retry-after"], headers["connection"]) == (503, "1", "close")
            assert "too many open connections" in content["error"]
            assert len(connect.connections) == 2
            released.set()
            assert [(await client.receive())[0] for client in busy] == [200, 200]
        assert counted(service, "unread", 503) == 1 and counted(service, "/predict", 200) == 2

    asyncio.run(check())


def test_reset_connections_leave_nothing_behind(models, service_of, listening):
    async def check():
        service = service_of(models)
        async with listening(service) as connect:
            for data in (b"", HEALTH[:9], HEAD + BODY[:5], HEAD + BODY):
                client = await connect()
                client.send(data)
                await until(lambda: len(connect.connections) == 1)
                resets = struct.pack("ii", 1, 0)
                client.writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, resets)
                client.writer.transport.abort()
                await until(lambda: len(connect.connections) == 0)
            await until(lambda: service.in_flight == 0)

    asyncio.run(check())


class Fake:
    """A connection that only notes what happens to it."""

    def __init__(self):
        self.events, self.deadline = [], float("inf")

    def evict(self):
        self.events.append("evict")

    def expire(self):
        self.events.append("expire")

    def abort(self):
        self.events.append("abort")


def test_connections_evicts_in_the_order_of_waiting_and_bounds_closing():
    async def check():
        connections = Connections(3, Metrics(lambda: 0))
        members = [Fake() for _ in range(4)]
        assert all(map(connections.admit, members[:3]))
        connections.wait(members[0])
        connections.work(members[1])
        assert connections.admit(members[3])
        assert [member.events for member in members] == [[], [], ["evict"], []]
        assert len(connections) == 3
        for member in members:
            connections.work(member)
        assert not connections.admit(Fake())
        ending = [Fake() for _ in range(MAX_CLOSING + 2)]
        for member in ending:
            connections.close(member)
        assert [bool(member.events) for member in ending] == [True] + [False] * (MAX_CLOSING + 1)

    asyncio.run(check())
