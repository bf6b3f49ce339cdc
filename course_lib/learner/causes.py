# SPDX-License-Identifier: Apache-2.0
"""Why an answer is wrong, as far as the learner's code shows it.

This runs in the process that holds the code: the notebook's kernel, or the student's process in the sandbox. All of it
is text, so that it can be sent out as data; it is used for messages and never for points.
"""

from __future__ import annotations

import ast
import contextlib
import hashlib
import inspect
import linecache
import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from types import CodeType, FunctionType, TracebackType
from typing import Any

from . import cells

FRAMES = 2000
"""How many frames of a traceback are looked at."""
ARGUMENTS = re.compile(r"(\w+)\(\) (?:missing \d+ required|takes|got an unexpected keyword|got multiple values)")
IMPORTED = ("course_lib", "jax", "jnp", "np", "optax")
"""Names that chapters import."""


@dataclass(frozen=True)
class Cause:
    """What is known of the code behind a wrong answer; "" stands for no.

    Attributes:
      function: the learner's function that the check calls.
      unfinished: the function that still has the three dots.
      version: a short hash of that function's source, to be compared with the one that was handed out.
      returns: whether the function contains a `return` with a value: "yes", "last" if its last statement is a
        `return`, or "".
      missing: a name that the check asks for and nobody has defined.
      imported: a missing name that chapters import.
      failed: "NAME ERROR" for a name whose cell stopped with an error.
      nothing: "yes" if the check's own code failed because it was handed None.
      signature: the function's first line, where the check's arguments do not fit it.
      endless: "yes" if the code calls itself without end.
      line: the last line of the learner's code that ran before an exception.
      code: what tells this code from another attempt.
    """

    function: str = ""
    unfinished: str = ""
    version: str = ""
    returns: str = ""
    missing: str = ""
    imported: str = ""
    failed: str = ""
    nothing: str = ""
    signature: str = ""
    endless: str = ""
    line: str = ""
    code: str = ""


def cause_of_value(call: Callable[[], Any], files: Collection[str] = ()) -> Cause:
    """What is known of the code behind a wrong value.

    Args:
      call: the check's lambda.
      files: the file names of the check cell's code, besides the lambda's own.
    """
    return Cause(**_about_functions(call, files))


def cause_of_error(error: BaseException, call: Callable[[], Any] | None = None, files: Collection[str] = ()) -> Cause:
    """What is known of the code behind an exception.

    Args:
      error: the exception.
      call: the check's lambda; None where a function was called without one.
      files: the file names of the check cell's code, besides the lambda's own.
    """
    known = _about_functions(call, files) if call else {}
    line = _last_line(error, call, files)
    if line:
        known["line"] = line
    if isinstance(error, RecursionError):
        known["endless"] = "yes"
    if isinstance(error, NameError) and isinstance(error.name, str) and call and error.name not in call.__globals__:
        if error.name in IMPORTED:
            known["imported"] = error.name
        elif not line:
            known["missing"] = error.name
            failed = cells.failed(error.name)
            known |= {"failed": f"{error.name} {failed}"} if failed else {}
    if isinstance(error, TypeError | AttributeError) and not line:
        text = _text(error)
        known |= {"nothing": "yes"} if "NoneType" in text else {}
        found = ARGUMENTS.search(text)
        function = call.__globals__.get(found[1]) if found and call else None
        if found and isinstance(function, FunctionType):
            known |= {"function": found[1], "signature": f"{found[1]}{inspect.signature(function)}"}
    return Cause(**known)


def names_in(code: CodeType) -> list[str]:
    """All names that a lambda reads, those inside its comprehensions too (before Python 3.12 they are separate)."""
    inner = [name for constant in code.co_consts if isinstance(constant, CodeType) for name in names_in(constant)]
    return list(dict.fromkeys([*code.co_names, *inner]))


def _about_functions(call: Callable[[], Any], files: Collection[str]) -> dict[str, str]:
    """What is known of the learner's functions and values that a check's lambda names."""
    known: dict[str, str] = {}
    versions = []
    for name in names_in(call.__code__):
        value = call.__globals__.get(name)
        if _is_of_check(value, call, files):
            continue
        failed = cells.failed(name)
        if failed and "failed" not in known:
            known["failed"] = f"{name} {failed}"
        function = _function(value)
        if function is None or function.__globals__ is not call.__globals__:
            continue
        known.setdefault("function", name)
        versions.append(_version(function.__code__))
        definition = _definition(function)
        if definition is None:
            continue
        if _has_placeholder(definition) and "unfinished" not in known:
            known |= {
                "unfinished": name,
                "version": "" if _is_bare(definition) else _hash(_source(function, definition)),
            }
        if known["function"] == name and any(_own_returns(definition)):
            known["returns"] = "last" if isinstance(definition.body[-1], ast.Return) else "yes"
    if versions:
        known["code"] = hashlib.sha256("\n".join(versions).encode()).hexdigest()[:16]
    return known


def _is_of_check(value: Any, call: Callable[[], Any], files: Collection[str]) -> bool:
    """Whether a function is defined in the check cell itself."""
    function = _function(value)
    if function is None or _in_file(call):
        return False
    return function.__code__.co_filename in (call.__code__.co_filename, *files)


def _in_file(call: Callable[[], Any]) -> bool:
    """Whether the check is in a module, as in a test, and not in a cell."""
    return call.__globals__.get("__file__") == call.__code__.co_filename


def _function(value: Any) -> FunctionType | None:
    with contextlib.suppress(Exception):  # an object of the learner's may raise anything
        value = inspect.unwrap(value) if callable(value) else value  # a decorated function
    return value if isinstance(value, FunctionType) else None


def _version(code: CodeType) -> str:
    inner = [_version(part) if isinstance(part, CodeType) else repr(part) for part in code.co_consts]
    return f"{code.co_code.hex()} {code.co_names} {inner}"


def _definition(function: FunctionType) -> ast.FunctionDef | ast.AsyncFunctionDef | None:
    """The function's own syntax tree, found by its line in its cell."""
    code = function.__code__
    with contextlib.suppress(SyntaxError, ValueError, RecursionError):
        for node in ast.walk(ast.parse("".join(linecache.getlines(code.co_filename)))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name == code.co_name:
                first = node.decorator_list[0].lineno if node.decorator_list else node.lineno
                if first == code.co_firstlineno:
                    return node
    return None


def _has_placeholder(definition: ast.AST) -> bool:
    """Whether `...` is a statement, an assigned value or a returned value."""
    holders = ast.Expr | ast.Return | ast.Assign | ast.AnnAssign | ast.AugAssign
    return any(isinstance(node, holders) and _is_dots(node.value) for node in ast.walk(definition))


def _is_bare(definition: ast.AST) -> bool:
    """Whether there is nothing but text and the three dots."""
    body = definition.body  # type: ignore[attr-defined]
    documented = bool(body) and isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant)
    return all(isinstance(node, ast.Expr | ast.Return) and _is_dots(node.value) for node in body[documented:])


def starter_hashes(source: str) -> str:
    """Short hashes of the functions in the code that is handed out, with spaces between them."""
    functions = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef)]
    return " ".join(_hash(ast.get_source_segment(source, node) or "") for node in functions)


def _source(function: FunctionType, definition: ast.AST) -> str:
    return ast.get_source_segment("".join(linecache.getlines(function.__code__.co_filename)), definition) or ""


def _hash(source: str) -> str:
    """A hash that does not depend on spaces and line ends."""
    return hashlib.sha256("".join(source.split()).encode()).hexdigest()[:12]


def _is_dots(node: ast.expr | None) -> bool:
    if isinstance(node, ast.Tuple | ast.List):
        return bool(node.elts) and all(map(_is_dots, node.elts))
    return isinstance(node, ast.Constant) and node.value is ...


def _own_returns(definition: ast.AST) -> Iterator[ast.Return]:
    """The returns with a value of a function, without those of functions inside it."""
    for node in ast.iter_child_nodes(definition):
        if isinstance(node, ast.Return) and node.value is not None:
            if not (isinstance(node.value, ast.Constant) and node.value.value is None):
                yield node
        elif not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda | ast.ClassDef):
            yield from _own_returns(node)


def _last_line(error: BaseException, call: Callable[[], Any] | None, files: Collection[str]) -> str:
    """The last line of the learner's code in a traceback: in a cell, and not in the check's own."""
    last = ""
    for frame, number in _frames(error.__traceback__):
        code = frame.f_code
        if call is None:
            is_learners = frame.f_globals.get("__name__") == "__main__"
        elif frame.f_globals is not call.__globals__:
            is_learners = False  # a library
        elif _in_file(call):
            is_learners = code is not call.__code__
        else:
            is_learners = code.co_filename not in (call.__code__.co_filename, *files)
        if is_learners:
            last = linecache.getline(code.co_filename, number).strip() or last
    return last


def _frames(traceback: TracebackType | None) -> Iterator[tuple[Any, int]]:
    # `inspect.getinnerframes` would search all modules for the source of each frame, which takes half a minute after an
    # endless recursion
    count = 0
    while traceback is not None and count < FRAMES:
        yield traceback.tb_frame, traceback.tb_lineno
        traceback, count = traceback.tb_next, count + 1


def _text(error: BaseException) -> str:
    try:
        return str(error)
    except Exception:  # a learner's exception may raise when it is shown
        return ""
