# SPDX-License-Identifier: Apache-2.0
"""The server as a process: uvicorn, signals, and a stop that answers what was accepted."""

import asyncio
import contextlib
import signal
import socket
import sys

import uvicorn

from course_lib.artifact import ArtifactError
from course_lib.inference.serving.app import make_app
from course_lib.inference.serving.connections import MAX_CLOSING, Connections
from course_lib.inference.serving.limits import Refused
from course_lib.inference.serving.protocol import protocol_for
from course_lib.inference.serving.service import Service
from course_lib.open_files import allow_open_files

_ACCEPT_AT_ONCE = 8
_QUEUE = 4096
"""Connections that the system keeps until they are accepted."""
_OTHER_FILES = 128
"""Files that a server has open besides its connections: libraries, the log, a model that is being read."""
_LOCAL = ("127.0.0.1", "localhost", "::1")


class ServeError(ValueError):
    """A server that cannot start, in one sentence."""


def serve(service: Service, host: str = "127.0.0.1", port: int = 8000) -> None:
    """Serve until SIGTERM or SIGINT, then answer what was accepted; SIGHUP looks the model up again.

    SIGHUP also opens the log again, for a file that was renamed. Addresses of clients are not logged.

    Raises:
        ServeError: the address cannot be used, or the system does not allow as many open files as connections.
    """
    if not 0 <= port <= 65_535:
        raise ServeError(f"The port must be from 0 to 65535, got {port}.")
    needed = service.limits.connections + MAX_CLOSING + _OTHER_FILES
    if (allowed := allow_open_files(needed)) < needed:
        most = max(1, allowed - MAX_CLOSING - _OTHER_FILES)
        reason = f"{service.limits.connections} connections need {needed} open files, and this system allows {allowed}"
        raise ServeError(f"{reason}: use --max-connections {most} at most, or raise `ulimit -Hn`.")
    try:
        listening = bind(host, port)
    except (OSError, TypeError) as error:  # TypeError: the name of a host cannot be encoded
        reason = getattr(error, "strerror", None) or "not the name of a host"
        raise ServeError(f"Port {port} of {host} cannot be used ({reason}): choose another port or host.") from error
    if host not in _LOCAL:
        say(f"Anybody who can reach {host} port {port} can use this server: it asks for no password.")
    say(f"{service.health()['model']} answers at http://{host}:{listening.getsockname()[1]}")
    # uvicorn raises the signal again once it has stopped; a stop that was asked for is no failure
    signal.signal(signal.SIGTERM, lambda *_: None)
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(run(service, *make_server(service), listening))


def say(sentence: str) -> None:
    """To stderr, where a service's messages are looked for."""
    print(sentence, file=sys.stderr, flush=True)


class _Listening(socket.socket):
    """A socket whose queue of connections is long although few of them are accepted at once.

    asyncio uses one number for both. Accepting is cheap for the client and expensive for the server: a flood of
    connections that is accepted at once would delay every answer.
    """

    def listen(self, backlog: int = 0) -> None:
        super().listen(_QUEUE)


def bind(host: str, port: int) -> socket.socket:
    """A socket of this address, for `run`."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named, because asyncio sends small packets at once (TCP_NODELAY) only where the protocol is; otherwise each
    # answer's body waits 40 ms for the client to acknowledge its headers.
    listening = _Listening(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind((host, port))
    return listening


def make_server(service: Service) -> tuple[uvicorn.Server, Connections]:
    """The HTTP server of a service, and its connections; `run` starts it."""
    connections = Connections(service.limits.connections, service.metrics)
    config = uvicorn.Config(
        make_app(service),
        http=protocol_for(service, connections),
        backlog=max(1, min(_ACCEPT_AT_ONCE, service.limits.connections // 8)),
        ws="none",
        access_log=False,
        log_level="error",
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=int(service.limits.timeout) + 5,
    )
    return uvicorn.Server(config), connections


async def run(service: Service, server: uvicorn.Server, connections: Connections, listening: socket.socket) -> None:
    """Serve on a bound socket until `server.should_exit`; SIGHUP opens the log again and looks the model up."""
    tasks = set()

    def reload() -> None:
        service.log.reopen()
        task = asyncio.create_task(_reload(service))
        tasks.add(task)
        task.add_done_callback(tasks.discard)

    with contextlib.suppress(NotImplementedError, AttributeError):  # Windows has no SIGHUP
        asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, reload)
    watch = asyncio.create_task(connections.watch())
    await server.serve(sockets=[listening])
    watch.cancel()


async def _reload(service: Service) -> None:
    try:
        before, now = await service.reload()
    except (ArtifactError, Refused) as error:
        say(str(error))
    else:
        say(f"{now} is in service after {before}." if now != before else f"{now} stays in service.")
