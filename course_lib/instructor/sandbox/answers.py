# SPDX-License-Identifier: Apache-2.0
"""Reads what a student's process answered: every field is checked, and what is not known is refused or dropped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from course_lib.learner.causes import Cause

from .values import NotData, decode

nonsense = "The process answered something that is no answer, so it was stopped."
SIGNS = 50
LINE = 500
"""Characters of a sign, an error or a source line that are kept."""
PRINTED = 4000
OVER = "TimeoutError: the time was over before this was tried."


@dataclass(frozen=True)
class Ran:
    """What one cell did.

    Attributes:
      outputs: in the form of nbformat 4: stream, display_data, execute_result, error.
      ok: whether it ended without an exception.
      timed_out: whether it was interrupted because its time was over.
      cut: whether outputs were left out because there were too many.
      log: what compiled code wrote to its terminal, for the instructor.
    """

    outputs: list[dict[str, Any]]
    ok: bool
    timed_out: bool
    cut: bool
    log: str


@dataclass(frozen=True)
class Value:
    """What an expression gave: data, or an error. All of it comes from the student's process.

    Attributes:
      data: nothing, truths, numbers, texts, bytes, `...`, numpy arrays, and lists, tuples, sets, dictionaries of such.
      error: None, or why there is no data: "TypeError: ..." of an exception, or a sentence on a value that is no data.
      raised: whether `error` is an exception of the code, rather than about the kind of value.
      function: whether the value is a function (`Box.call` can call it).
      cause: what the process says of the code behind it; it is used for messages and never for points.
      printed: what the code printed meanwhile. It may hold the arguments of a hidden check: show it for others only.
    """

    data: Any = None
    error: str | None = None
    raised: bool = False
    function: bool = False
    cause: Cause = Cause()
    printed: str = ""


def read_ran(answer: Mapping[str, Any], late: bool) -> Ran:
    """The answer to a cell.

    Raises:
      ValueError, TypeError or KeyError: it is none.
    """
    outputs = [_output(output) for output in _list(answer["outputs"])]
    log = _text(answer.get("log", ""))[:65536]
    return Ran(outputs, answer["ok"] is True and not late, late, answer.get("cut") is True, log)


def read_values(answer: Mapping[str, Any], raw: bytes, wanted: int, late: bool) -> list[Value]:
    """The values of so many expressions; those that are missing because the time was over say so.

    Raises:
      ValueError, TypeError or KeyError: these are none.
    """
    given = _list(answer["values"])
    if len(given) > wanted or (len(given) < wanted and not late):
        raise ValueError("another number of values")
    values, start = [], 0
    for item in given:
        size = item["bytes"]
        if type(size) is not int or not 0 <= size <= len(raw) - start:
            raise ValueError("bytes are missing")
        values.append(_value(item, raw[start : start + size]))
        start += size
    return values + [Value(error=OVER, raised=True)] * (wanted - len(given))


def read_signs(answer: Mapping[str, Any]) -> list[str]:
    """The sentences about what was noticed inside; they cannot pass for the keeper's."""
    signs = [_text(sign)[:LINE] for sign in _list(answer.get("signs", []))[:SIGNS]]
    return [sign for sign in signs if not sign.startswith("Keeper:")]


def _value(item: Mapping[str, Any], raw: bytes) -> Value:
    error, data = item.get("error"), None
    if error is None:
        try:
            data = decode(item["data"], raw)
        except NotData:
            raise ValueError("no value") from None
    return Value(
        data,
        None if error is None else _text(error)[:LINE],
        raised=item.get("raised") is True,
        function=item.get("function") is True,
        cause=_cause(item.get("cause", {})),
        printed=_text(item.get("printed", ""))[:PRINTED],
    )


def _cause(told: Mapping[str, Any]) -> Cause:
    known = {field.name: _text(told.get(field.name, ""))[:LINE] for field in fields(Cause)}
    return Cause(**known)


def _output(output: Mapping[str, Any]) -> dict[str, Any]:
    """An output made anew from the fields that its kind has."""
    kind = output["output_type"]
    if kind == "stream":
        return {"output_type": kind, "name": _one_of(output["name"], "stdout", "stderr"), "text": _text(output["text"])}
    if kind == "error":
        trace = [_text(line) for line in _list(output["traceback"])]
        return {"output_type": kind, "ename": _text(output["ename"]), "evalue": _text(output["evalue"])} | {
            "traceback": trace
        }
    made: dict[str, Any] = {"output_type": _one_of(kind, "display_data", "execute_result")}
    made["data"] = {_text(name): _content(_text(name), content) for name, content in output["data"].items()}
    made["metadata"] = dict(output["metadata"])
    if kind == "execute_result":
        count = output["execution_count"]
        if type(count) is not int or not 0 <= count < 1 << 31:
            raise ValueError("no execution count")
        made["execution_count"] = count
    return made


def _content(name: str, content: Any) -> Any:
    # nbformat wants text or lines of text, except for JSON
    return content if name == "application/json" or name.endswith("+json") else _text(content)


def _text(value: Any) -> str:
    if type(value) is not str:
        raise TypeError("no text")
    return value


def _list(value: Any) -> list[Any]:
    if type(value) is not list:
        raise TypeError("no list")
    return value


def _one_of(value: Any, *known: str) -> str:
    if value not in known:
        raise ValueError("an unknown kind")
    return _text(value)
