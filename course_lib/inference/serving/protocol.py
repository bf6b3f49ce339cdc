# SPDX-License-Identifier: Apache-2.0
"""One connection of uvicorn's server, with deadlines, an answer to half-closed clients, and cheap refusals.

Reading HTTP takes this server longer than a prediction. Were a refusal as expensive as an answer, the server would
spend its time on refusals exactly when there is none to spare: so a request that will be refused is not parsed.
"""

import asyncio
import enum
import http
import json
import math
import re
import sys

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from course_lib.inference.serving.connections import Connections
from course_lib.inference.serving.limits import BUSY, CUT_OFF, FULL
from course_lib.inference.serving.service import Service

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)(?=\r\n)", re.IGNORECASE)
_OTHERWISE = re.compile(rb"\r\n(transfer-encoding|expect|upgrade|connection:(?! *keep-alive\r\n))", re.IGNORECASE)
_UNPARSABLE = {
    431: "The request's headers are too large: send fewer or shorter ones.",
    501: "This transfer encoding is not supported: send the body with Content-Length, or chunked.",
}
_NOT_HTTP = "This is not a valid HTTP/1.1 request: check its first line, its headers and its encoding."


class _Phase(enum.Enum):
    """What a connection is waiting for."""

    IDLE = enum.auto()
    """The first byte of a request."""
    HEADERS = enum.auto()
    """The rest of a request's headers, or of a body whose request was answered before it was complete."""
    BODY = enum.auto()
    """The rest of a body. The application bounds the time, because it is the application that reads it."""
    ANSWER = enum.auto()
    """The application's answer."""
    END = enum.auto()
    """That the client reads its last answer and closes."""


def response(status: int, sentence: str, *, close: bool) -> bytes:
    """A whole HTTP/1.1 response with a JSON body; a 503 asks to wait one second."""
    body = json.dumps({"error": sentence}).encode()
    headers = f"content-type: application/json\r\ncontent-length: {len(body)}\r\n"
    if status == 503:
        headers += "retry-after: 1\r\n"
    if close:
        headers += "connection: close\r\n"
    return f"HTTP/1.1 {status} {http.HTTPStatus(status).phrase}\r\n{headers}\r\n".encode() + body


REFUSAL = response(503, BUSY, close=False)


def protocol_for(service: Service, connections: Connections) -> type[H11Protocol]:
    """The HTTP protocol of uvicorn with the deadlines of `service.limits`, and a limited number of connections.

    While the service is busy, it refuses predictions before it parses them.
    """
    limits, metrics = service.limits, service.metrics

    class Connection(H11Protocol):
        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
            super().connection_made(transport)
            self._phase, self._is_last_answer, self._has_eof = _Phase.IDLE, False, False
            self._set_deadline(limits.idle_timeout)
            if not connections.admit(self):
                self._answer_and_close(503, FULL)

        def connection_lost(self, exc: Exception | None) -> None:
            connections.discard(self)
            super().connection_lost(exc)

        def data_received(self, data: bytes) -> None:
            if self._phase is _Phase.END:  # it is read only so that closing does not reset the connection
                return
            is_shed = (
                self._phase is _Phase.IDLE
                and self.conn.their_state is h11.IDLE  # and not the rest of a body that was answered early
                and not self.flow.write_paused
                and _is_one_prediction(data)
                and not service.admits_unread()
            )
            if is_shed:
                self._wait()  # the connection stays open, and its clock starts again
                self.transport.write(REFUSAL)
            else:
                super().data_received(data)
                self._advance()

        def eof_received(self) -> bool:  # type: ignore[override]
            """A client may stop sending and still read: it gets its answer, and then the connection is closed."""
            self._has_eof = True
            if self._phase is _Phase.BODY:
                self._refuse_body(400, CUT_OFF)
            elif self._phase is _Phase.HEADERS and self.conn.our_state is h11.IDLE:
                self._answer_and_close(400, CUT_OFF)
            if self._phase in (_Phase.BODY, _Phase.ANSWER):
                self.cycle.keep_alive = False
                return True
            return False

        def on_response_complete(self) -> None:
            if self._is_last_answer:
                self._close()
                return
            if self._phase is not _Phase.END:
                self._wait()
            super().on_response_complete()
            if self.conn.trailing_data[0] or not self.cycle.response_complete:  # requests that were pipelined
                self._advance()

        def send_400_response(self, msg: str) -> None:
            """Answers what cannot be parsed, with the status that h11's error has, which is being handled."""
            status = getattr(sys.exception(), "error_status_hint", 400)
            sentence = _UNPARSABLE.get(status, _NOT_HTTP)
            if self.conn.our_state is h11.IDLE:
                self._answer_and_close(status, sentence)
            elif self._is_reading_body():
                self._refuse_body(status, sentence)
            else:
                self._close()

        def pause_writing(self) -> None:
            super().pause_writing()
            self._set_deadline(limits.idle_timeout)

        def resume_writing(self) -> None:
            super().resume_writing()
            if self._phase is not _Phase.END:
                self._set_deadline(math.inf if self._phase is _Phase.ANSWER else limits.idle_timeout)

        def timeout_keep_alive_handler(self) -> None:
            """Does nothing: `Connections.watch` closes idle connections, also those that never sent a request."""

        def shutdown(self) -> None:
            if self._phase is _Phase.END:
                self.abort()
            else:
                super().shutdown()

        def evict(self) -> None:
            metrics.closed.labels("limit").inc()
            if self._is_reading_body():
                self._refuse_body(503, FULL)
            elif self._phase is _Phase.HEADERS and self.conn.our_state is h11.IDLE:
                self._answer_and_close(503, FULL)
            else:
                self._close()

        def expire(self) -> None:
            if self._phase is _Phase.END:
                self.abort()
            elif self.flow.write_paused:
                metrics.closed.labels("unread").inc()
                self.abort()
            elif self._phase is _Phase.HEADERS and self.conn.our_state is h11.IDLE:
                metrics.closed.labels("timeout").inc()
                seconds = f"{limits.header_timeout:g}"
                self._answer_and_close(408, f"The headers did not arrive within {seconds} s: send them at once.")
            else:
                metrics.closed.labels("timeout").inc()
                self._close()

        def abort(self) -> None:
            connections.discard(self)
            self.transport.abort()

        def _set_deadline(self, seconds: float) -> None:
            if self.flow.write_paused:  # a client that reads nothing is idle too
                seconds = min(seconds, limits.idle_timeout)
            self.deadline = self.loop.time() + seconds

        def _is_reading_body(self) -> bool:
            return self.cycle is not None and not self.cycle.response_started and self.cycle.more_body

        def _wait(self) -> None:
            self._phase = _Phase.IDLE
            self._set_deadline(limits.idle_timeout)
            connections.wait(self)

        def _advance(self) -> None:
            """Moves on to the next phase after bytes were read."""
            if self._phase is _Phase.END or self._is_last_answer or self.transport.is_closing():
                return
            if self.cycle is None or self.cycle.response_complete:
                if self._phase is _Phase.IDLE:  # later bytes do not extend the deadline
                    self._phase = _Phase.HEADERS
                    self._set_deadline(limits.header_timeout)
            elif self.cycle.more_body:
                self._phase = _Phase.BODY
                self._set_deadline(math.inf)
            else:
                self._phase = _Phase.ANSWER
                self._set_deadline(math.inf)
                connections.work(self)

        def _refuse_body(self, status: int, sentence: str) -> None:
            """Lets the application, which waits for the rest of a body, answer with this refusal."""
            self._is_last_answer = True
            self.scope["state"]["refusal"] = (status, sentence)
            self.cycle.message_event.set()

        def _answer_and_close(self, status: int, sentence: str) -> None:
            metrics.answered("unread", status, 0.0)
            self.transport.write(response(status, sentence, close=True))
            self._close(linger=True)

        def _close(self, *, linger: bool | None = None) -> None:
            """Closes the connection; one that has had an answer may read it first.

            Closing a socket that still has unread input resets the connection, and the answer can be lost.
            """
            self._phase = _Phase.END
            connections.close(self)
            if self._has_eof or not (self._is_last_answer if linger is None else linger):
                self.transport.close()
            elif not self.transport.is_closing():
                self.transport.write_eof()
                self.flow.resume_reading()

    return Connection


def _is_one_prediction(data: bytes) -> bool:
    """Whether these bytes are the whole of one POST to /predict or /predict_batch, and nothing else."""
    if not data.startswith((b"POST /predict HTTP/1.1\r\n", b"POST /predict_batch HTTP/1.1\r\n")):
        return False
    end = data.find(b"\r\n\r\n") + 4
    lengths = _LENGTH.findall(data, 0, end)
    return len(lengths) == 1 and len(data) - end == int(lengths[0]) and not _OTHERWISE.search(data, 0, end)
