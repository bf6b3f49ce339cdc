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
from course_lib.inference.serving.limits import Refused
from course_lib.inference.serving.protocol import protocol_for
from course_lib.inference.serving.service import Service

_LOCAL = ("127.0.0.1", "localhost", "::1")


def serve(service: Service, host: str = "127.0.0.1", port: int = 8000) -> None:
    """Serve until SIGTERM or SIGINT, then answer what was accepted; SIGHUP looks the model up again.

    Addresses of clients are not logged.

    Raises:
        OSError: the address is in use or not this machine's.
    """
    if host not in _LOCAL:
        say(f"Anybody who can reach {host} port {port} can use this server: it asks for no password.")
    config = uvicorn.Config(
        make_app(service),
        host=host,
        port=port,
        http=protocol_for(service),
        ws="none",
        access_log=False,
        log_level="error",
        server_header=False,
        proxy_headers=False,
        limit_concurrency=service.limits.connections,
        timeout_graceful_shutdown=int(service.limits.timeout) + 5,
    )
    listening = _bind(host, port)
    say(f"{service.health()['model']} answers at http://{host}:{listening.getsockname()[1]}")
    # uvicorn raises the signal again once it has stopped; a stop that was asked for is no failure
    signal.signal(signal.SIGTERM, lambda *_: None)
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_run(service, uvicorn.Server(config), listening))


def say(sentence: str) -> None:
    """To stderr, where a service's messages are looked for."""
    print(sentence, file=sys.stderr, flush=True)


def _bind(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named, because asyncio sends small packets at once (TCP_NODELAY) only where the protocol is; otherwise each
    # answer's body waits 40 ms for the client to acknowledge its headers.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind((host, port))
    return listening


async def _run(service: Service, server: uvicorn.Server, listening: socket.socket) -> None:
    tasks = set()

    def reload() -> None:
        task = asyncio.create_task(_reload(service))
        tasks.add(task)
        task.add_done_callback(tasks.discard)

    with contextlib.suppress(NotImplementedError, AttributeError):  # Windows has no SIGHUP
        asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, reload)
    await server.serve(sockets=[listening])


async def _reload(service: Service) -> None:
    try:
        before, now = await service.reload()
    except (ArtifactError, Refused) as error:
        say(str(error))
    else:
        say(f"{now} is in service after {before}." if now != before else f"{now} stays in service.")
