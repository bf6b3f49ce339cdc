# SPDX-License-Identifier: Apache-2.0
"""Checks: what is said of a learner's answer in the notebook, and the points that nbgrader counts.

A check cell reads

    points(
        2,
        check("two equal sets", lambda: same_parameters(a, a), equals(True), wrong="...", why="..."),
        hidden("only the last array differs", lambda: same_parameters(a, b), equals(False), wrong="..."),
    )

The learner's code is in a lambda, so that a missing name is an outcome and not a traceback.
"""

from __future__ import annotations

import ast
import base64
import contextlib
import html
import io
import linecache
import math
import os
import re
import sys
import textwrap
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from .causes import Cause, cause_of_error, cause_of_value
from .expect import CallError, Expectation, describe

Status = Literal["passed", "wrong", "crashed", "not attempted", "recorded"]

MARKS: dict[Status, tuple[str, str]] = {
    "passed": ("✓", "right"),
    "wrong": ("✗", "not yet"),
    "crashed": ("!", "stopped with an error"),
    "not attempted": ("○", "not attempted yet"),
    # what is said of a quiz answer while its key is withheld
    "recorded": ("●", "recorded"),
}


# names that a chapter's own cells make, never a learner's answer, and how to import them
ENVIRONMENT = {
    "course_lib": "import course_lib",
    "jax": "import jax",
    "jnp": "import jax.numpy as jnp",
    "np": "import numpy as np",
    "optax": "import optax",
}
SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
FRAME = "border-left:3px solid var(--jp-border-color1,#999);padding:.2em .8em;max-width:46em"
HIDDEN = "Your code gives a wrong answer for an input that is not shown here."
ATTEMPTS = 2
"""How many different wrong attempts it takes until the solution is offered."""
_attempts: dict[str, set[str]] = {}
"""The wrong attempts at each exercise since the kernel started, by the exercise's sealed solution."""


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
      attempt: what tells this attempt from another one; it is not shown.
      version: for code that still has the three dots, a hash of it; `points` compares it with what was handed out.
      otherwise: what to say of that code if it is not as it was handed out, so that it is an attempt after all.
    """

    status: Status
    asked: str
    message: str = ""
    call: str = ""
    came_back: str = ""
    printed: str = ""
    shown: bool = False
    attempt: str = ""
    version: str = ""
    otherwise: Outcome | None = None

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
      wrong: one or two sentences for a wrong answer; `{value}` stands for what came back.
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


def together(asked: str, *outcomes: Outcome) -> Outcome:
    """Makes one check of several, which counts only if all of them pass.

    Use it for a property that has two directions, such as True for equal sets and False for different ones: a function
    that always answers True passes one of the two, and should get nothing for it.

    Args:
      asked: what is asked, in a few words.
      outcomes: what the checks found; at least two.

    Returns:
      The first outcome that did not pass, under the group's name, or else that the group passed.
    """
    if len(outcomes) < 2:
        raise ValueError("together needs at least two checks.")
    attempt = "\n".join(outcome.attempt for outcome in outcomes)
    failed = next((outcome for outcome in outcomes if outcome.status != "passed"), None)
    if failed is None:
        why = next((outcome.message for outcome in outcomes if outcome.message), "")
        version = next((outcome.version for outcome in outcomes if outcome.version), "")
        return Outcome("passed", asked, why, attempt=attempt, version=version)
    name = f"{asked} ({failed.asked})"
    otherwise = replace(failed.otherwise, asked=name) if failed.otherwise else None
    return replace(failed, asked=name, attempt=attempt, otherwise=otherwise)


def points(total: float, *outcomes: Outcome, sketch: str = "", starter: str = "", unseen: str = "") -> Points:
    """Shows the outcomes and gives the cell's points: the share of checks that passed, times `total`.

    Under nbgrader (its execution variable is set) a cell with a single check raises instead, so that the score
    is zero and the feedback shows the sentence.

    Args:
      total: the points of the cell.
      outcomes: what the checks found.
      sketch: a sealed solution, offered behind a click after a pass or two different wrong attempts, never under
        nbgrader.
      starter: hashes of the functions that were handed out; a function with the three dots that differs from them is
        an attempt.
      unseen: the exercise, as NN-slug/id, whose checks on other inputs are tried after a pass, never under nbgrader;
        they give no points.

    Raises:
      ValueError: there is no outcome or `total` is not a finite number that is at least zero.
      CheckFailed: under nbgrader, when the only check did not pass.
    """
    if not outcomes or not math.isfinite(total) or total < 0:
        raise ValueError("points needs a total that is zero or more and at least one check.")
    outcomes = tuple(attempted(outcome, starter) for outcome in outcomes)
    show(*outcomes)
    result = share(total, outcomes)
    if unseen and result.passed and not grading():
        _try_unseen(unseen)
    if sketch and not grading() and _is_sketch_due(sketch, outcomes, result):
        _show_sketch(zlib.decompress(base64.b64decode(sketch)).decode())
    if grading() and len(outcomes) == 1 and not result.passed:
        raise CheckFailed(outcomes[0].text())
    return result


def attempted(outcome: Outcome, starter: str) -> Outcome:
    """The outcome of code that still has the three dots, now that it is known whether it is as it was handed out.

    Code that was handed out is not attempted, even if it passes a check such as "the argument has not changed". Code
    that differs from it is an attempt.
    """
    if not starter or not outcome.version:
        return outcome
    if outcome.version in starter.split():
        return not_attempted(outcome.asked) if outcome.status == "passed" else outcome
    return outcome.otherwise or outcome


def _try_unseen(exercise: str) -> None:
    from . import unseen

    frame = sys._getframe(2)  # the check cell, in which the names of the chapter stand
    if outcomes := unseen.try_unseen(exercise, frame.f_globals):
        unseen.show_unseen(outcomes)


def _is_sketch_due(sketch: str, outcomes: Sequence[Outcome], result: Points) -> bool:
    attempts = _attempts.setdefault(sketch, set())
    if any(outcome.status in ("wrong", "crashed") for outcome in outcomes):
        attempts.add("\n".join(f"{outcome.attempt}{outcome.text()}" for outcome in outcomes))
    return result.passed or len(attempts) >= ATTEMPTS


def share(total: float, outcomes: Sequence[Outcome]) -> Points:
    """The part of `total` that the passed ones among the outcomes (at least one) are worth, to two decimals."""
    passed = sum(outcome.status == "passed" for outcome in outcomes)
    result = Points(round(total * passed / len(outcomes), 2))
    result.total, result.passed = float(total), passed == len(outcomes)
    result.told = not all(outcome.shown for outcome in outcomes)  # a card goes on where this number stays behind
    return result


def show(*outcomes: Outcome) -> None:
    """Displays outcomes as HTML with a text twin: equal ones once, and one line if none is attempted."""
    outcomes = _without_repeats(outcome for outcome in outcomes if not outcome.shown)
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


def _without_repeats(outcomes: Iterable[Outcome]) -> tuple[Outcome, ...]:
    """Equal outcomes once, and once those that only say why nothing could be tried, such as a missing function."""
    kept: dict[str, Outcome] = {}
    for outcome in outcomes:
        untried = outcome.status == "crashed" and not outcome.call and outcome.message
        kept.setdefault(outcome.message if untried else outcome.text(), outcome)
    return tuple(kept.values())


def rendered(outcomes: Sequence[Outcome]) -> dict[str, str]:
    """Outcomes as HTML with a text twin, by MIME type."""
    body = "".join(outcome.html() for outcome in outcomes)
    text = "\n".join(outcome.text() for outcome in outcomes)
    return {"text/html": f"<div style='{FRAME}'>{body}</div>", "text/plain": text}


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
        cause = cause_of_error(error, call)
        said = {"wrong": wrong, "secret": secret, "tried": tried, "printed": _short(printed, secret)}
        return judge_error(asked, _error_text(error), cause, **said)  # type: ignore[arg-type]
    return judge_value(
        asked,
        value,
        expectation,
        wrong=wrong,
        why=why,
        secret=secret,
        tried=tried,
        printed=_short(printed, secret),
        cause=lambda: cause_of_value(call),
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
    cause: Callable[[], Cause] = Cause,
) -> Outcome:
    """Judges a value that came back: the same in the notebook and in `course grade`.

    Args:
      asked: what was asked, in a few words.
      value: what came back, `...` in it where something was left out.
      expectation: what it is compared with.
      wrong: what to say of a wrong value.
      why: what to say of a right one.
      secret: whether the inputs stay out of the message.
      tried: the expression, "" where it is secret or unknown.
      printed: what was printed meanwhile.
      cause: tells what is known of the code behind it.
    """
    try:
        mismatch = expectation(value)
    except CallError as error:  # a function that the expectation called
        raised = cause_of_error(error.__cause__ or error)
        known = replace(cause(), line=raised.line, endless=raised.endless)
        return judge_error(asked, _error_text(error.__cause__ or error), known, wrong=wrong, secret=secret, tried=tried)
    except Exception:  # a learner's object may raise when it is compared
        told = f"The check cannot compare your answer, {describe(value)}, with what the task asks for."
        return Outcome("wrong", asked, _joined(told if not secret else "", wrong), tried)
    known = cause()
    if mismatch is None and not _has_ellipsis(value):
        if known.unfinished and not known.version:
            return not_attempted(asked, known.unfinished)  # nothing but the three dots
        return Outcome("passed", asked, why, version=known.version)
    if known.failed:
        return Outcome("crashed", asked, _failed_cell(known), attempt=known.code)
    if _has_ellipsis(value):
        return not_attempted(asked, known.unfinished)
    assert mismatch is not None
    if known.unfinished:
        rest = {"wrong": wrong, "why": why, "secret": secret, "tried": tried, "printed": printed}
        finished = replace(known, unfinished="")
        otherwise = judge_value(asked, value, expectation, cause=lambda: finished, **rest)  # type: ignore[arg-type]
        return replace(not_attempted(asked, known.unfinished), version=known.version, otherwise=otherwise)
    # an expectation with inputs calls the function itself, and its name says nothing
    came_back = "" if secret or (callable(value) and hasattr(expectation, "inputs")) else describe(value)
    came = Outcome("wrong", asked, "", tried, came_back, printed, attempt=known.code)
    if _is_nothing(value) and known.function:
        hint = without_value(wrong, "nothing") if known.returns else ""
        return replace(came, message=_joined(_nothing(known, printed), hint))
    if secret:
        message = without_value(wrong) or HIDDEN
        return Outcome("wrong", asked, message, attempt=known.code)
    if mismatch.message and mismatch.kind in ("type", "shape"):
        message = _joined(mismatch.message, without_value(wrong, came_back))  # the first sentence shows the value
    else:
        message = wrong or mismatch.message
    return replace(came, message=message.replace("{value}", came_back))


def judge_error(
    asked: str,
    error: str,
    cause: Cause,
    *,
    wrong: str = "",
    secret: bool = False,
    tried: str = "",
    printed: str = "",
) -> Outcome:
    """Judges code that raised an exception: the same in the notebook and in `course grade`.

    Args:
      asked: what was asked, in a few words.
      error: the exception's type and text. It may quote a hidden input, so it is not shown where `secret` is set.
      cause: what is known of the code.
      wrong: the author's hint.
      secret: whether the inputs stay out of the message.
      tried: the expression, "" where it is secret or unknown.
      printed: what was printed meanwhile.
    """
    if cause.failed:
        return Outcome("crashed", asked, _failed_cell(cause), attempt=cause.code)
    if cause.unfinished:
        rest = {"wrong": wrong, "secret": secret, "tried": tried, "printed": printed}
        otherwise = judge_error(asked, error, replace(cause, unfinished=""), **rest)  # type: ignore[arg-type]
        return replace(not_attempted(asked, cause.unfinished), version=cause.version, otherwise=otherwise)
    shown, printed = ("", "") if secret else (error, printed)
    if cause.imported:
        return not_there_yet(asked, cause.imported, own=bool(cause.line))
    if cause.missing:
        name = cause.missing
        told = f"There is no `{name}` yet. Did you rename it, or did its cell stop with an error? Run its cell again."
        return Outcome("crashed", asked, told, attempt=name)
    if cause.nothing and cause.function:
        hint = without_value(wrong, "nothing") if cause.returns else ""
        came_back = "" if secret else "None"
        told = _joined(_nothing(cause, printed), hint)
        return Outcome("wrong", asked, told, tried, came_back, printed, attempt=cause.code)
    if cause.signature:
        told = f"The check calls `{cause.function}` with other arguments than yours accepts: `{cause.signature}`."
        told += " Keep the first line of the function as it was."
    elif cause.endless:
        told = (
            f"`{cause.function}` calls itself without end." if cause.function else "Your code calls itself without end."
        )
        told += f" It happened at this line: `{cause.line}`." if cause.line else ""
    elif cause.line:
        told = f"Your code stopped at this line: `{cause.line}`."
    else:
        told = "The check could not use what your code returned."
    crashed = not (cause.function and not cause.line and not cause.signature)
    message = _joined(told, without_value(wrong))
    return Outcome("crashed" if crashed else "wrong", asked, message, tried, shown, printed, attempt=cause.code)


def not_attempted(asked: str, name: str = "") -> Outcome:
    """The outcome where the three dots are still there; `name` is the function that has them."""
    where = f" in `{name}`" if name else ""
    told = f"Replace the three dots `...`{where} with your own code, run that cell, then this one."
    return Outcome("not attempted", asked, told)


def not_there_yet(asked: str, name: str, *, own: bool = False) -> Outcome:
    """The outcome where a name that chapters import is missing: cells above were not run.

    Args:
      asked: what was asked, in a few words.
      name: the name.
      own: whether the learner's code asks for it. A chapter that does not import it cannot give it to them.
    """
    told = f"`{name}` is not there yet: choose Run, Run All Above Selected Cell."
    if own:
        statement = ENVIRONMENT.get(name, f"import {name}")
        told += f" If it is still missing then, import it in your own cell: `{statement}`."
    return Outcome("crashed", asked, told)


def without_value(hint: str, instead: str = "an error") -> str:
    """The author's hint without its sentences about the value that came back.

    Args:
      hint: the hint.
      instead: what stands for the value where all sentences are about it.
    """
    if "{value}" not in hint:
        return hint
    kept = [sentence for sentence in SENTENCE_END.split(hint) if "{value}" not in sentence]
    return " ".join(kept) if kept else hint.replace("{value}", instead)


def _joined(*sentences: str) -> str:
    return " ".join(sentence for sentence in sentences if sentence)


def _nothing(cause: Cause, printed: str) -> str:
    """The sentence on a function that returned nothing."""
    if cause.returns == "last":
        return f"`{cause.function}` returned nothing this time: check the value behind its `return`."
    if cause.returns:
        return f"`{cause.function}` returned nothing this time: one path through it ends without `return`."
    if printed:
        return f"`{cause.function}` returned nothing; it printed {' '.join(printed.split())}. Use `return`."
    return f"`{cause.function}` returned nothing. Use `return`."


def _failed_cell(cause: Cause) -> str:
    name, _, error = cause.failed.partition(" ")
    return f"The cell that defines `{name}` stopped with an error ({error}). Fix that cell, run it, then this one."


def _error_text(error: BaseException) -> str:
    try:
        text = str(error)
    except Exception:  # a learner's exception may raise when it is shown
        text = ""
    return f"{type(error).__name__}: {text}" if text else type(error).__name__


def _is_nothing(value: Any) -> bool:
    """Whether a value is None, or a list or tuple of nothing else."""
    return value is None or (type(value) in (list, tuple) and bool(value) and all(item is None for item in value))


def _has_ellipsis(value: Any) -> bool:
    if value is ...:
        return True
    if type(value) is dict:
        return any(_has_ellipsis(item) for item in value.values())
    return type(value) in (list, tuple, set) and any(_has_ellipsis(item) for item in value)


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


def _short(printed: io.StringIO, secret: bool) -> str:
    text = printed.getvalue().strip()
    return "" if secret else text if len(text) <= 200 else text[:197] + "..."


def _inline(text: str) -> str:
    """Escapes text for HTML; `code` between back-ticks becomes <code>."""
    parts = html.escape(text).split("`")
    return "".join(f"<code>{part}</code>" if index % 2 else part for index, part in enumerate(parts))
