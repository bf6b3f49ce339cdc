# SPDX-License-Identifier: Apache-2.0
"""Inside the student's process: the values of expressions, with what a checker wants to know about an error."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import asdict
from typing import Any

# taken before the first cell runs, so that a later import cannot give others
from course_lib.learner.causes import Cause, cause_of_error, cause_of_value

from .answers import LINE, OVER, PRINTED
from .shell import Outputs, Stream
from .values import NotData, decode, encode

JSON_ROOM = 3 << 20
BLOB_ROOM = 60 << 20
ARGUMENTS = "arguments"
MARK = "_course_setup"
"""A name by which the set-up code tells its own file name."""

Item = tuple[dict[str, Any], bytes]


def evaluate(shell: Any, ask: dict[str, Any], blob: bytes) -> Iterator[Item]:
    """One item for each expression, as it is found; an interrupt ends them."""
    files: list[str] = []
    with _named(shell.user_ns, ARGUMENTS, tuple(decode(ask["arguments"], blob))):
        if ask["setup"].strip():
            failed = shell.run_cell(f"{ask['setup']}\n{MARK} = lambda: None", store_history=False)
            mark = shell.user_ns.pop(MARK, None)
            files += [mark.__code__.co_filename] if mark is not None else []
            error = failed.error_before_exec or failed.error_in_exec
            if isinstance(error, KeyboardInterrupt):
                return
            if error is not None:
                yield from [({"error": _told(error), "raised": True, "bytes": 0}, b"")] * len(ask["evaluate"])
                return
        for expression in ask["evaluate"]:
            yield _item(lambda source=expression: _compiled(source, shell.user_ns), files)  # type: ignore[misc]


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
            yield _item(lambda values=given: lambda: function(*values), direct=True)  # type: ignore[misc]


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


def _item(make: Callable[[], Callable[[], Any]], files: Collection[str] = (), *, direct: bool = False) -> Item:
    """What a call gives: its data, or why there is none.

    Args:
      make: makes the call.
      files: the file names of the check's own set-up code.
      direct: whether the call is of a student's function, and no expression of a check.
    """
    outputs = Outputs()
    outputs.clear(PRINTED)
    item: dict[str, Any] = {"bytes": 0}
    raw = b""
    cause: Cause | None = None
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
        cause = _quietly(lambda error=error: cause_of_error(error, None if direct else tried, files))  # type: ignore[misc]
    if tried is not None and not direct:
        cause = cause or _quietly(lambda: cause_of_value(tried, files))
    if cause:
        item["cause"] = {name: text[:LINE] for name, text in asdict(cause).items() if text}
    item["bytes"] = len(raw)
    item["printed"] = "".join(part["text"] for part in outputs.all)
    return item, raw


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
