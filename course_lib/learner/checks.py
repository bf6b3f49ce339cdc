# SPDX-License-Identifier: Apache-2.0
"""Checks: four outcomes, told kindly in the notebook and counted exactly by the grader.

A check cell reads

    points(
        2,
        check("two equal sets", lambda: same_parameters(a, a), equals(True), wrong="...", why="..."),
        hidden("only the last array differs", lambda: same_parameters(a, b), equals(False), wrong="..."),
    )

The learner's code stands in a lambda, so that a name that is still missing is an outcome and not a traceback.
"""

from __future__ import annotations

import ast
import base64
import contextlib
import dis
import html
import inspect
import io
import linecache
import math
import os
import textwrap
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import CodeType
from typing import Any, Literal

from .expect import Expectation, describe

Status = Literal["passed", "wrong", "crashed", "not attempted", "recorded"]

MARKS: dict[Status, tuple[str, str]] = {
    "passed": ("✓", "right"),
    "wrong": ("✗", "not yet"),
    "crashed": ("!", "stopped with an error"),
    "not attempted": ("○", "not attempted yet"),
    # what is said of a quiz answer while its key is withheld
    "recorded": ("●", "recorded"),
}


# names that a chapter's own cells make, never a learner's answer
ENVIRONMENT = {"course_lib", "jax", "jnp", "np", "optax"}
READ_THE_ERROR = "Run your own cell once more, then this one; if it stays, read the error from its last line upwards."


class CheckFailed(AssertionError):
    """What a lone check raises under nbgrader, so that the cell's score is zero and its message is shown."""


@dataclass(frozen=True)
class Outcome:
    """What one check found.

    Attributes:
      status: one of the four outcomes, or "recorded" for a quiz answer whose key is withheld.
      asked: what was asked, in a few words.
      message: what to look at, or after a pass why the answer is right; one or two sentences.
      call: the expression that was tried, "" where it is hidden or unknown.
      came_back: what it gave, in words, "" where nothing came back.
      printed: what the learner's code printed while it ran.
      shown: whether a card shows it already.
    """

    status: Status
    asked: str
    message: str = ""
    call: str = ""
    came_back: str = ""
    printed: str = ""
    shown: bool = False

    def text(self) -> str:
        """The outcome as plain text, for a terminal, a screen reader or a printed page."""
        mark, word = MARKS[self.status]
        lines = [f"{mark} {self.asked}: {word}."]
        if self.status in ("wrong", "crashed"):
            lines += [f"  tried: {self.call}"] if self.call else []
            lines += [f"  came back: {self.came_back}"] if self.came_back else []
            lines += [f"  it printed: {self.printed}"] if self.printed else []
        lines += [f"  {self.message}"] if self.message else []
        return "\n".join(lines)

    def html(self) -> str:
        """The outcome as HTML: a mark and a word, never colour alone."""
        mark, word = MARKS[self.status]
        rows = ""
        if self.status in ("wrong", "crashed"):
            rows = "".join(
                f"<div style='margin-left:1.6em'>{label}: <code>{html.escape(value)}</code></div>"
                for label, value in [
                    ("tried", self.call),
                    ("came back", self.came_back),
                    ("it printed", self.printed),
                ]
                if value
            )
        message = f"<div style='margin-left:1.6em'>{_inline(self.message)}</div>" if self.message else ""
        head = f"<b aria-hidden='true'>{mark}</b> {_inline(self.asked)}: <b>{word}</b>."
        return f"<div style='margin:.35em 0'>{head}{rows}{message}</div>"


class Points(float):
    """A cell's points: nbgrader reads the float, a person reads the sentence."""

    total: float
    passed: bool
    told: bool = True

    def _repr_html_(self) -> str:
        if not self.told:
            return ""
        if self.passed:
            return f"<div><b>The visible checks pass</b> ({self.total:g} points at most).</div>"
        return f"<div>{float(self):g} of {self.total:g} points so far.</div>"


def check(asked: str, call: Callable[[], Any], expectation: Expectation, *, wrong: str = "", why: str = "") -> Outcome:
    """Tries the learner's code once and compares what comes back.

    Args:
      asked: what is asked, in a few words.
      call: a lambda without arguments around the expression to try.
      expectation: one of `course_lib.learner.expect`.
      wrong: one or two sentences for a wrong value; `{value}` stands for what came back.
      why: after a pass, one sentence on why this is right.

    Returns:
      An Outcome. Nothing that the learner's code raises gets out, KeyboardInterrupt aside.
    """
    return _try(asked, call, expectation, wrong, why, secret=False)


def hidden(asked: str, call: Callable[[], Any], expectation: Expectation, *, wrong: str = "", why: str = "") -> Outcome:
    """A check whose inputs stay out of the message: only `asked` and `wrong` are shown."""
    return _try(asked, call, expectation, wrong, why, secret=True)


def seal_sketch(solution: str) -> str:
    """Packs a solution so that it does not stand in the learner edition in plain text."""
    return "\n".join(textwrap.wrap(base64.b64encode(zlib.compress(solution.encode(), 9)).decode(), 100))


def points(total: float, *outcomes: Outcome, sketch: str = "") -> Points:
    """Shows the outcomes and gives the cell's points: the share of checks that passed, times `total`.

    Under nbgrader (its execution variable is set) a cell with a single check raises instead, so that the score
    is zero and the sentence stands in the feedback.

    Args:
      total: the points of the cell.
      outcomes: what the checks found.
      sketch: a sealed solution, offered behind a click once something was attempted, never under nbgrader.

    Raises:
      ValueError: there is no outcome or `total` is not a finite number that is at least zero.
      CheckFailed: under nbgrader, when the only check did not pass.
    """
    if not outcomes or not math.isfinite(total) or total < 0:
        raise ValueError("points needs a total that is zero or more and at least one check.")
    show(*outcomes)
    if sketch and not grading() and any(outcome.status in ("passed", "wrong", "crashed") for outcome in outcomes):
        _show_sketch(zlib.decompress(base64.b64decode(sketch)).decode())
    result = share(total, outcomes)
    if grading() and len(outcomes) == 1 and not result.passed:
        raise CheckFailed(outcomes[0].text())
    return result


def share(total: float, outcomes: Sequence[Outcome]) -> Points:
    """The part of `total` that the passed ones among the outcomes (at least one) are worth, to two decimals."""
    passed = sum(outcome.status == "passed" for outcome in outcomes)
    result = Points(round(total * passed / len(outcomes), 2))
    result.total, result.passed = float(total), passed == len(outcomes)
    result.told = not all(outcome.shown for outcome in outcomes)  # a card goes on where this number stays behind
    return result


def show(*outcomes: Outcome) -> None:
    """Displays outcomes as HTML with a text twin; all that are not attempted make one line."""
    outcomes = tuple(outcome for outcome in outcomes if not outcome.shown)
    if all(outcome.status == "not attempted" for outcome in outcomes):
        outcomes = outcomes[:1]
    if not outcomes:
        return
    bundle = rendered(outcomes)
    try:
        from IPython.display import display
    except ImportError:
        print(bundle["text/plain"])
        return
    display(bundle, raw=True)


def rendered(outcomes: Sequence[Outcome]) -> dict[str, str]:
    """Outcomes as HTML with a text twin, by MIME type."""
    body = "".join(outcome.html() for outcome in outcomes)
    frame = "border-left:3px solid var(--jp-border-color1,#999);padding:.2em .8em;max-width:46em"
    text = "\n".join(outcome.text() for outcome in outcomes)
    return {"text/html": f"<div style='{frame}'>{body}</div>", "text/plain": text}


def _show_sketch(solution: str) -> None:
    from IPython.display import display

    text = f"One way to solve it:\n{solution}"
    page = f"<details><summary>One way to solve it</summary><pre>{html.escape(solution)}</pre></details>"
    display({"text/html": page, "text/plain": text}, raw=True)


def autograding() -> bool:
    """Whether nbgrader grades what was handed in."""
    return os.environ.get("NBGRADER_EXECUTION") == "autograde"


def grading() -> bool:
    """Whether nbgrader runs this notebook, to grade or to validate it."""
    return os.environ.get("NBGRADER_EXECUTION") in ("autograde", "validate")


def _try(
    asked: str, call: Callable[[], Any], expectation: Expectation, wrong: str, why: str, *, secret: bool
) -> Outcome:
    tried = "" if secret else _expression(call)
    printed = io.StringIO()
    try:
        with contextlib.redirect_stdout(printed):
            value = call()
    except Exception as error:  # whatever a learner's code raises is an outcome, never the end of Run All
        if isinstance(error, NameError) and error.name in ENVIRONMENT:
            return not_there_yet(asked, error.name)
        if _placeholder_left(call) or _name_is_missing(error, call):
            return not_attempted(asked)
        told = f"{type(error).__name__}: {error}"
        return crashed(asked, told, where=_where(error), tried=tried, secret=secret)
    return judge_value(
        asked,
        value,
        expectation,
        wrong=wrong,
        why=why,
        secret=secret,
        tried=tried,
        printed=_short(printed, secret),
        unfinished=lambda: _placeholder_left(call),
    )


def judge_value(
    asked: str,
    value: Any,
    expectation: Expectation,
    *,
    wrong: str = "",
    why: str = "",
    secret: bool = False,
    tried: str = "",
    printed: str = "",
    unfinished: Callable[[], bool] = lambda: False,
) -> Outcome:
    """What a check says of a value that came back: the same in the notebook and, later, outside of it.

    Args:
      asked: what was asked, in a few words.
      value: what came back, `...` in it where something was left out.
      expectation: what it is compared with.
      wrong: what to say of a wrong value.
      why: what to say of a right one.
      secret: whether the inputs stay out of the message.
      tried: the expression, "" where it is secret or unknown.
      printed: what was printed meanwhile.
      unfinished: asked of a wrong value only: whether the code behind it still holds the three dots.
    """
    if _has_ellipsis(value):
        return not_attempted(asked)
    try:
        mismatch = expectation(value)
    except Exception:  # a learner's object may raise when it is compared
        return Outcome("wrong", asked, "The answer cannot be compared with the expected kind of value.", tried)
    if mismatch is None:
        return Outcome("passed", asked, why)
    if unfinished():
        return not_attempted(asked)
    came_back = "" if secret else describe(value)
    about_kind = mismatch.kind in ("type", "shape") and not secret
    message = mismatch.message if about_kind and mismatch.message else wrong or mismatch.message
    if secret:
        message = wrong or "An input that is not shown here gives another answer than it should."
    return Outcome("wrong", asked, message.replace("{value}", came_back), tried, came_back, printed)


def crashed(asked: str, told: str, *, where: str = "", tried: str = "", secret: bool = False) -> Outcome:
    """What a check says when the learner's code raised: `told` is the error, kept back where the input is secret."""
    # the text of an exception may quote a hidden input
    return Outcome("crashed", asked, where or READ_THE_ERROR, tried, "" if secret else told)


def not_attempted(asked: str) -> Outcome:
    """What a check says where the three dots are still there."""
    return Outcome(
        "not attempted",
        asked,
        "Replace the three dots `...` with your own code, run that cell, then this one.",
    )


def not_there_yet(asked: str, name: str) -> Outcome:
    """What a check says when a name of the chapter's own is missing: cells above it were not run."""
    return Outcome("crashed", asked, f"`{name}` is not there yet: choose Run, Run All Above Selected Cell.")


def _name_is_missing(error: Exception, call: Callable[[], Any]) -> bool:
    """The check itself asked for a name that the learner has not defined (not a slip inside their function)."""
    return isinstance(error, NameError) and error.name in _names(call.__code__) and error.name not in call.__globals__


def _names(code: CodeType) -> set[str]:
    """All names that a lambda reads, those inside its comprehensions too (before Python 3.12 they are apart)."""
    inner = [_names(constant) for constant in code.co_consts if isinstance(constant, CodeType)]
    return set(code.co_names).union(*inner)


def _has_ellipsis(value: Any) -> bool:
    if value is ...:
        return True
    if type(value) is dict:
        return any(_has_ellipsis(item) for item in value.values())
    return type(value) in (list, tuple, set) and any(_has_ellipsis(item) for item in value)


def _placeholder_left(call: Callable[[], Any]) -> bool:
    """Whether a function that the check calls still holds `...` or does nothing at all."""
    functions = [call.__globals__.get(name) for name in _names(call.__code__)]
    return any(inspect.isfunction(function) and _is_unfinished(function) for function in functions)


def _is_unfinished(function: Callable[..., Any]) -> bool:
    does = [step.opname for step in dis.get_instructions(function) if step.opname not in ("RESUME", "NOP")]
    if does in (["LOAD_CONST", "RETURN_VALUE"], ["RETURN_CONST"]) and _returns_none(function):
        return True
    with contextlib.suppress(OSError, TypeError, SyntaxError):
        tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
        return any(isinstance(node, ast.Constant) and node.value is ... for node in ast.walk(tree))
    return False


def _returns_none(function: Callable[..., Any]) -> bool:
    last = list(dis.get_instructions(function))
    return any(step.opname in ("LOAD_CONST", "RETURN_CONST") and step.argval is None for step in last)


def _expression(call: Callable[[], Any]) -> str:
    """The source text of a lambda's body, found by its position in the cell; "" where it cannot be found."""
    code = call.__code__
    spots = set(code.co_positions())
    source = "".join(linecache.getlines(code.co_filename))
    try:
        lambdas = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Lambda)]
    except SyntaxError:
        return ""
    for node in lambdas:
        place = (node.body.lineno, node.body.end_lineno, node.body.col_offset, node.body.end_col_offset)
        if place in spots:
            return " ".join((ast.get_source_segment(source, node.body) or "").split())
    return ""


def _where(error: Exception) -> str:
    """The line of the learner's cell on which an error came up, in a sentence."""
    frames = inspect.getinnerframes(error.__traceback__) if error.__traceback__ else []
    inside = [frame for frame in frames if frame.filename != __file__]
    if len(inside) > 1 and inside[-1].code_context:
        return f"It happened at this line: `{inside[-1].code_context[0].strip()}`."
    return READ_THE_ERROR


def _short(printed: io.StringIO, secret: bool) -> str:
    text = printed.getvalue().strip()
    return "" if secret else text if len(text) <= 200 else text[:197] + "..."


def _inline(text: str) -> str:
    """Escapes text for HTML; `code` between back-ticks becomes <code>."""
    parts = html.escape(text).split("`")
    return "".join(f"<code>{part}</code>" if index % 2 else part for index, part in enumerate(parts))
