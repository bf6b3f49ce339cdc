# SPDX-License-Identifier: Apache-2.0
"""The routes: what may be asked over HTTP, and how it is answered."""

import asyncio
import contextlib
import json
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from course_lib.artifact import ArtifactError
from course_lib.inference.serving import served as models
from course_lib.inference.serving.limits import CUT_OFF, Limits, Refused
from course_lib.inference.serving.log import is_id, new_id
from course_lib.inference.serving.service import Item, Service, Turn, tell_failure

Endpoint = Callable[[Request], Awaitable[Response]]
_LOCAL = ("127.0.0.1", "::1")


def make_app(service: Service) -> Starlette:
    """The service as an ASGI application; its lifespan starts and closes the service."""

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        service.start()
        yield
        await service.close()

    async def predict(request: Request) -> Response:
        began = time.perf_counter()
        asked = await _json(request, service.limits)
        turn = service.turn
        row = _check(service, turn, asked, "text", "row")
        [item] = await service.answer(turn, [row])
        return _reply({**_told(service, turn, row, item, began), "model": turn.served.name})

    async def predict_batch(request: Request) -> Response:
        began = time.perf_counter()
        asked = await _json(request, service.limits)
        turn = service.turn
        rows = _check_many(service, turn, asked)
        items = await service.answer(turn, rows) if rows else []
        told = [_told(service, turn, row, item, began) for row, item in zip(rows, items, strict=True)]
        return _reply({"model": turn.served.name, "answers": told})

    async def outcome(request: Request) -> Response:
        asked = await _json(request, service.limits)
        labels = service.turn.served.labels
        if not is_id(asked.get("id")) or asked.get("label") not in labels:
            raise Refused(422, f"An outcome has the id of an answer and a label, one of {', '.join(labels)}.")
        if not service.log:
            raise Refused(409, "This server keeps no log: start it with --log FILE.jsonl.")
        service.log.write(event="outcome", id=asked["id"], label=asked["label"])
        return _reply({"id": asked["id"], "label": asked["label"]})

    async def health(request: Request) -> Response:
        found = service.health()
        return _reply(found, 200 if found["ready"] else 503)

    async def metrics(request: Request) -> Response:
        return Response(service.metrics.text(), media_type="text/plain; version=0.0.4; charset=utf-8")

    async def reload(request: Request) -> Response:
        if not _from_here(request):
            raise Refused(403, "Only this machine may change the model: send it from 127.0.0.1, or SIGHUP.")
        before, now = await service.reload()
        return _reply({"before": before, "model": now, "changed": before != now})

    def route(path: str, endpoint: Endpoint, method: str = "POST") -> Route:
        return Route(path, _guarded(path, endpoint), methods=[method])

    return Starlette(
        routes=[
            route("/predict", predict),
            route("/predict_batch", predict_batch),
            route("/outcome", outcome),
            route("/health", health, "GET"),
            route("/metrics", metrics, "GET"),
            route("/-/reload", reload),
        ],
        exception_handlers={HTTPException: _unknown},
        middleware=[Middleware(_counted, service=service)],
        lifespan=lifespan,
    )


def _guarded(path: str, endpoint: Endpoint) -> Endpoint:
    """The endpoint, with every mistake told in one sentence."""

    async def guarded(request: Request) -> Response:
        try:
            return await endpoint(request)
        except Refused as error:
            return _error(error.status, str(error))
        except ArtifactError as error:
            return _error(409, str(error))
        except ClientDisconnect:
            return _error(400, CUT_OFF)
        except Exception as error:
            tell_failure(path, error)
            return _error(500, "The server failed on this request: tell its operator.")

    return guarded


def _counted(app: ASGIApp, service: Service) -> ASGIApp:
    """The application, with every answer in the metrics: also those to unknown paths and wrong methods."""

    async def counted(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        began, status = time.perf_counter(), 500  # Starlette answers 500 where the application raises

        async def send_and_note(message: Message) -> None:
            nonlocal status
            status = message.get("status", status)
            await send(message)

        try:
            await app(scope, receive, send_and_note)
        finally:
            route = scope["path"] if any(scope["path"] == route.path for route in scope["app"].routes) else "unknown"
            service.metrics.answered(route, status, time.perf_counter() - began)

    return counted


async def _json(request: Request, limits: Limits) -> dict[str, Any]:
    """The body, a JSON object within the limits on its size and on the time until it is complete.

    Only application/json is read: a browser sends that to another site's server only after asking it.
    """
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise Refused(415, "The body must be JSON: send it with Content-Type: application/json.")
    if (length := request.headers.get("content-length", "0")).isdecimal() and int(length) > limits.body:
        raise _too_large(limits)
    try:
        async with asyncio.timeout(limits.body_timeout):
            body = await _body(request, limits)
    except TimeoutError:
        seconds = f"{limits.body_timeout:g}"
        raise Refused(408, f"The body did not arrive within {seconds} s: send it at once.") from None
    try:
        asked = json.loads(body)
    except (ValueError, RecursionError):
        raise Refused(400, 'The body is not JSON: send an object such as {"text": "..."}.') from None
    if not isinstance(asked, dict):
        raise Refused(422, 'The body is not a JSON object: send one such as {"text": "..."}.')
    return asked


async def _body(request: Request, limits: Limits) -> bytes:
    """Reads a body until it is complete, or until the connection has a refusal to be sent instead of the answer."""
    body, more = bytearray(), True
    while more:
        message = await request.receive()
        if refusal := request.scope.get("state", {}).get("refusal"):
            raise Refused(*refusal)
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        body += message.get("body", b"")
        if len(body) > limits.body:
            raise _too_large(limits)
        more = message.get("more_body", False)
    return bytes(body)


def _too_large(limits: Limits) -> Refused:
    return Refused(413, f"The body is larger than {limits.body} bytes: send less at once.")


def _check(service: Service, turn: Turn, asked: dict[str, Any], text: str, row: str) -> Any:
    if (text in asked) == (row in asked):
        raise Refused(422, f'One of "{text}" and "{row}" is needed: send {{"{text}": ...}} or {{"{row}": ...}}.')
    if text in asked:
        return models.check_text(turn.served, asked[text], service.limits)
    return models.check_row(turn.served, asked[row])


def _check_many(service: Service, turn: Turn, asked: dict[str, Any]) -> list[Any]:
    if ("texts" in asked) == ("rows" in asked):
        raise Refused(422, 'One of "texts" and "rows" is needed: send {"texts": [...]} or {"rows": [...]}.')
    given = asked.get("texts", asked.get("rows"))
    if not isinstance(given, list):
        raise Refused(422, 'What is to be answered is a list: send {"texts": [...]} or {"rows": [...]}.')
    if len(given) > service.limits.rows:
        raise Refused(422, f"{len(given)} rows were sent, and {service.limits.rows} at once are allowed: send fewer.")
    name = "text" if "texts" in asked else "row"
    return [_check(service, turn, {name: one}, "text", "row") for one in given]


def _told(service: Service, turn: Turn, row: Any, item: Item, began: float) -> dict[str, Any]:
    """The answer to one row as it is sent; noted in the log on the way."""
    answer, name = item.answer, new_id()
    triage = service.fallback == models.TRIAGE
    told: dict[str, Any] = {
        "id": name,
        "label": answer.label if answer else None if triage else service.fallback,
        "probabilities": answer.probabilities if answer else None,
        "threshold": turn.served.predictor.threshold,
        "above": answer.above if answer else None,
        "decision": answer.decision if answer else service.fallback,
        "fallback": answer is None,
    }
    if service.log:
        text = row if isinstance(row, str) else None
        service.log.write(
            event="answer",
            id=name,
            model=turn.served.name,
            latency_ms=round((time.perf_counter() - began) * 1000, 3),
            label=told["label"],
            decision=told["decision"],
            probability=max(answer.probabilities.values()) if answer else None,
            fallback=told["fallback"],
            characters=None if text is None else len(text),
            tokens=item.tokens,
            hash=service.log.hashed(json.dumps(row) if text is None else text),
        )
    return told


def _from_here(request: Request) -> bool:
    """Whether a program on this machine asks, and neither a proxy for somebody else nor a page in a browser."""
    passed_on = {"origin", "forwarded", "x-forwarded-for"} & set(request.headers)
    return request.client is not None and request.client.host in _LOCAL and not passed_on


def _reply(content: Any, status: int = 200) -> Response:
    body = json.dumps(content, separators=(",", ":"))
    headers = {"Retry-After": "1"} if status == 503 else None
    return Response(body, status, headers, media_type="application/json")


def _error(status: int, sentence: str) -> Response:
    return _reply({"error": sentence}, status)


async def _unknown(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    known = "POST /predict, /predict_batch, /outcome; GET /health, /metrics"
    return _reply({"error": f"Nothing answers here in this way: known are {known}."}, error.status_code)
