# SPDX-License-Identifier: Apache-2.0
"""Inside the student's process: the values of expressions, with what a checker wants to know about an error."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

# taken before the first cell runs, so that a later import cannot give others
from course_lib.learner.checks import _name_is_missing, _placeholder_left, _where

from .answers import LINE, OVER, PRINTED
from .shell import Outputs, Stream
from .values import NotData, decode, encode

JSON_ROOM = 3 << 20
BLOB_ROOM = 60 << 20
ARGUMENTS = "arguments"

Item = tuple[dict[str, Any], bytes]


def evaluate(shell: Any, ask: dict[str, Any], blob: bytes) -> Iterator[Item]:
    """One item for each expression, as it is found; an interrupt ends them."""
    with _named(shell.user_ns, ARGUMENTS, tuple(decode(ask["arguments"], blob))):
        if ask["setup"].strip():
            failed = shell.run_cell(ask["setup"], store_history=False)
            error = failed.error_before_exec or failed.error_in_exec
            if isinstance(error, KeyboardInterrupt):
                return
            if error is not None:
                yield from [({"error": _told(error), "raised": True, "bytes": 0}, b"")] * len(ask["evaluate"])
                return
        for expression in ask["evaluate"]:
            yield _item(lambda source=expression: _compiled(source, shell.user_ns))  # type: ignore[misc]


def call(shell: Any, ask: dict[str, Any], blob: bytes) -> Iterator[Item]:
    """One item for each tuple of arguments."""
    inputs = decode(ask["arguments"], blob)
    try:
        function = _compiled(ask["call"], shell.user_ns)()
        wrong = "" if callable(function) else "The answer is no function."
    except Exception as error:
        yield from [({"error": _told(error), "raised": True, "bytes": 0}, b"")] * len(inputs)
        return
    for given in inputs:
        if wrong:
            yield {"error": wrong, "bytes": 0}, b""
        else:
            yield _item(lambda values=given: lambda: function(*values))  # type: ignore[misc]


def gather(items: Iterator[Item], wanted: int) -> tuple[list[dict[str, Any]], bytes]:
    """So many items with their bytes; after an interrupt the rest say that there was no time."""
    told: list[dict[str, Any]] = []
    blobs: list[bytes] = []
    text_room, blob_room = JSON_ROOM, BLOB_ROOM
    with contextlib.suppress(KeyboardInterrupt):
        for item, raw in items:
            size = len(json.dumps(item, ensure_ascii=False).encode("utf-8", "replace"))
            if size > text_room or len(raw) > blob_room:
                item, raw = {"error": "The answer is too large to be looked at.", "bytes": 0}, b""
            else:
                text_room, blob_room = text_room - size, blob_room - len(raw)
            told.append(item)
            blobs.append(raw)
    told = told[:wanted] + [{"error": OVER, "raised": True, "bytes": 0}] * (wanted - len(told))
    return told, b"".join(blobs[:wanted])


def _compiled(source: str, names: dict[str, Any]) -> Callable[[], Any]:
    """The expression as a function without arguments, as it stands in a check cell."""
    function: Callable[[], Any] = eval(compile(f"lambda: (\n{source}\n)", "<check>", "eval"), names)
    return function


def _item(make: Callable[[], Callable[[], Any]]) -> Item:
    """What a call gives: its data, or why there is none."""
    outputs = Outputs()
    outputs.clear(PRINTED)
    item: dict[str, Any] = {"bytes": 0}
    raw = b""
    tried: Callable[[], Any] | None = None
    try:
        tried = make()
        with contextlib.redirect_stdout(Stream("stdout", outputs)):
            value = tried()
            item["function"] = callable(value)
            item["data"], raw = encode(value)
    except KeyboardInterrupt:
        raise
    except NotData as error:
        item |= {"error": str(error)}
    except BaseException as error:  # SystemExit too: it ends the expression, not the shell
        item |= {"error": _told(error), "raised": True}
        if isinstance(error, Exception):
            item |= _about(error, tried)
    if tried is not None:
        item["unfinished"] = _quietly(lambda: _placeholder_left(tried))
    item["bytes"] = len(raw)
    item["printed"] = "".join(part["text"] for part in outputs.all)
    return item, raw


def _about(error: Exception, tried: Callable[[], Any] | None) -> dict[str, Any]:
    about: dict[str, Any] = {"where": str(_quietly(lambda: _where(error)) or "")[:LINE]}
    if isinstance(error, NameError):
        about["name"] = str(error.name or "")[:LINE]
        about["missing"] = tried is not None and bool(_quietly(lambda: _name_is_missing(error, tried)))
    return about


def _told(error: BaseException) -> str:
    told = _quietly(lambda: str(error))
    return f"{type(error).__name__}: {told}"[:LINE]


def _quietly(ask: Callable[[], Any]) -> Any:
    """An answer that is only for a message; a student's object may raise anything while it is looked at."""
    try:
        return ask()
    except Exception:
        return False


@contextlib.contextmanager
def _named(names: dict[str, Any], name: str, value: Sequence[Any]) -> Iterator[None]:
    """Gives a name for a while, and then what it meant before."""
    absent = object()
    before = names.get(name, absent)
    if value:
        names[name] = value
    try:
        yield
    finally:
        if before is not absent:
            names[name] = before
        elif value:
            names.pop(name, None)
