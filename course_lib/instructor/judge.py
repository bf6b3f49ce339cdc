# SPDX-License-Identifier: Apache-2.0
"""Judges outside of the sandbox: check cells are run here with stand-ins that note what each check asks.

Here lie the expectations, the sentences and the quiz keys. Only expressions go to a student's process, and what comes
back is data, which is compared here by the same functions as in the notebook.
"""

from __future__ import annotations

import ast
import contextlib
import io
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from course_lib.learner import checks, quiz
from course_lib.learner.behaviour import Behaves, drawn_from
from course_lib.learner.checks import Outcome
from course_lib.learner.expect import Agrees, Expectation, Mismatch

from . import needs
from .plan import Plan, PlanError, Released
from .sandbox.answers import Value

PRINTED = 200
OF_FUNCTIONS = (Agrees, Behaves)
"""Expectations that call a function: its process gets the inputs, and its answers are compared here."""


@dataclass(frozen=True)
class Asked:
    """One `check` or `hidden`: what is tried, and what is expected of it."""

    asked: str
    expression: str
    expectation: Expectation
    wrong: str
    why: str
    secret: bool

    def outcomes(self, value: Value, answers: Sequence[Value] = ()) -> list[Outcome]:
        """What is said of the value that came back, or of a function's answers."""
        expectation = self.expectation
        if isinstance(expectation, OF_FUNCTIONS) and value.function:
            return [self._of_function(expectation, value, answers)]
        return [self._outcome(value, expectation)]

    def _of_function(self, expectation: Agrees | Behaves, value: Value, answers: Sequence[Value]) -> Outcome:
        failed = next((answer for answer in answers if answer.error is not None), None)
        if failed and failed.raised:
            cause = replace(value.cause, line=failed.cause.line, endless=failed.cause.endless)
            return self._outcome(replace(failed, cause=cause), expectation)
        if failed:
            return self._wrong(failed.error or "")
        given = [answer.data for answer in answers]
        return self._outcome(Value(cause=value.cause), lambda _: expectation.compare(given))

    def _outcome(self, value: Value, expectation: Expectation) -> Outcome:
        printed = "" if self.secret else _shortened(value.printed)
        if value.error is None:
            return checks.judge_value(
                self.asked,
                value.data,
                expectation,
                wrong=self.wrong,
                why=self.why,
                secret=self.secret,
                tried=self._tried,
                printed=printed,
                cause=lambda: value.cause,
            )
        if value.raised:
            return checks.judge_error(
                self.asked,
                value.error,
                value.cause,
                wrong=self.wrong,
                secret=self.secret,
                tried=self._tried,
                printed=printed,
            )
        if value.cause.unfinished:
            return checks.not_attempted(self.asked, value.cause.unfinished)
        return self._wrong(value.error)

    def _wrong(self, told: str) -> Outcome:
        """The answer is no plain data: the sentence says what it is."""
        hint = checks.without_value(self.wrong, "something else")
        if self.secret:
            return Outcome("wrong", self.asked, hint or checks.HIDDEN)
        return Outcome("wrong", self.asked, f"{told} {hint}".strip(), self._tried)

    @property
    def _tried(self) -> str:
        return "" if self.secret else " ".join(self.expression.split())


@dataclass(frozen=True)
class Table:
    """A `matched`: a dictionary that is compared row by row."""

    expression: str
    sealed: str

    def outcomes(self, value: Value, answers: Sequence[Value] = ()) -> list[Outcome]:
        """What is said of each row."""
        if value.raised:
            return quiz.rows_without_table(value.error or "", value.cause, self.sealed)
        return quiz.match_rows(value.data, self.sealed)


@dataclass(frozen=True)
class Question:
    """An `answered`: a quiz item, whose answer is read and never run."""

    number: int
    name: str
    sealed: str

    def outcome(self, answer: Any) -> Outcome:
        """What is said of the answer."""
        return quiz.judge(quiz.unseal(self.sealed), self.number, answer)

    def of_another(self, answer: Any, student: str) -> bool:
        """Whether the answer belongs to a question that was not drawn for this student."""
        item, named = quiz.unseal(self.sealed), quiz.claimed(answer)
        return isinstance(item, quiz.Pool) and named is not None and named != quiz.variant_of(item, student)


@dataclass(frozen=True)
class Group:
    """A `together`: several checks that count only if all of them pass."""

    asked: str
    parts: tuple[Asked | Table | Group, ...]

    @property
    def secret(self) -> bool:
        """Whether one of its checks is hidden."""
        return any(not isinstance(part, Table) and part.secret for part in self.parts)

    @property
    def probes(self) -> tuple[Asked | Table, ...]:
        """Its checks, those of groups inside it too."""
        return _probes(self.parts)

    def outcome(self, found: Sequence[Outcome]) -> Outcome:
        """What is said of the group, from what is said of its parts."""
        return checks.together(self.asked, *found)


def _probes(parts: Sequence[Asked | Table | Question | Group]) -> tuple[Asked | Table, ...]:
    found: list[Asked | Table] = []
    for part in parts:
        if isinstance(part, Group):
            found += part.probes
        elif not isinstance(part, Question):
            found.append(part)
    return tuple(found)


@dataclass(frozen=True)
class CheckCell:
    """A check cell as it is judged.

    Attributes:
      grade_id: nbgrader's name for it.
      points: the most it gives.
      setup: the statements above `points(...)` that the expressions need.
      parts: what is asked, in order; empty for a cell that is judged inside.
      starter: hashes of the functions that were handed out.
      source: the whole cell, run in the student's process only where it is judged inside.
    """

    grade_id: str
    points: float
    setup: str
    parts: tuple[Asked | Table | Question | Group, ...]
    source: str
    starter: str = ""

    @property
    def inside(self) -> bool:
        """Whether it is no cell of checks, so that it can only be run in the student's process."""
        return not self.parts

    @property
    def probes(self) -> tuple[Asked | Table, ...]:
        """The parts that need the student's process."""
        return _probes(self.parts)

    def score(self, outcomes: Sequence[Outcome]) -> float:
        """The cell's points."""
        return min(float(checks.share(self.points, outcomes)), self.points)


def read_checks(plan: Plan, *, all_cells: bool = False, secret: str = "") -> dict[str, CheckCell]:
    """Runs what the check cells need of the instructor's notebook, and notes what each of them asks.

    Args:
      plan: the chapter.
      all_cells: whether every cell of the instructor's notebook is run.
      secret: what hidden months are drawn from; this process's own, if not given.

    Raises:
      PlanError: a cell of the instructor's own notebook fails.
    """
    code = [cell for cell in plan.cells if cell.type == "code"]
    parts = [needs.Part(cell.full if cell.automatic else cell.solution, all_cells or cell.automatic) for cell in code]
    found: dict[str, CheckCell] = {}
    names: dict[str, Any] = {"__name__": "__main__"}
    # `validate` would show no card either, but only `autograde` keeps a quiz from asking this machine's learner
    with _environment("NBGRADER_EXECUTION", "autograde"), drawn_from(secret):
        for cell, part, wanted in zip(code, parts, needs.needed(parts), strict=True):
            if cell.automatic:
                found[cell.grade_id] = _read_check(plan.chapter, cell, names)
            elif wanted:
                _run(plan.chapter, cell.grade_id or cell.id, part.source, names)
    return found


def _read_check(chapter: str, cell: Released, names: dict[str, Any]) -> CheckCell:
    plain = _plain_asserts(cell)
    if plain is not None:
        return plain
    notes = _Notes(cell.full)
    _run(chapter, cell.grade_id, cell.full, names | notes.stand_ins(), keep=names, notes=notes)
    if notes.total is None:
        return CheckCell(cell.grade_id, cell.points, "", (), cell.full)
    expressions = [part.expression for part in _probes(notes.parts)]
    setup = _setup(cell.full, expressions)
    return CheckCell(cell.grade_id, cell.points, setup, tuple(notes.parts), cell.full, notes.starter)


class _Notes:
    """The stand-ins for `check` and its kin in one check cell, and what they noted."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.total: float | None = None
        self.starter = ""
        self.parts: list[Asked | Table | Question | Group] = []

    def stand_ins(self) -> dict[str, Callable[..., Any]]:
        return {
            "check": lambda *given, **more: self._check(*given, **more, secret=False),
            "hidden": lambda *given, **more: self._check(*given, **more, secret=True),
            "answered": lambda number, call, sealed: Question(number, self._expression(call), sealed),
            "matched": lambda call, sealed: [Table(self._expression(call), sealed)],
            "together": lambda asked, *parts: Group(asked, parts),
            "points": self._points,
        }

    def _check(
        self,
        asked: str,
        call: Callable[[], Any],
        expectation: Expectation,
        *,
        wrong: str = "",
        why: str = "",
        secret: bool,
    ) -> Asked:
        return Asked(asked, self._expression(call), expectation, wrong, why, secret)

    def _points(
        self,
        total: float,
        *parts: Asked | Table | Question | Group,
        sketch: str = "",
        starter: str = "",
        unseen: str = "",
    ) -> None:
        self.total, self.parts, self.starter = total, list(parts), starter

    def _expression(self, call: Callable[[], Any]) -> str:
        """The source of a lambda's body; what it remembers from around it is written in front as data."""
        code = call.__code__
        spots = set(code.co_positions())
        for node in ast.walk(ast.parse(self.source)):
            if not isinstance(node, ast.Lambda):
                continue
            place = (node.body.lineno, node.body.end_lineno, node.body.col_offset, node.body.end_col_offset)
            if place in spots:
                break
        else:
            raise PlanError("a check does not hold its expression in a lambda")
        body = ast.get_source_segment(self.source, node.body) or ""
        kept = dict(zip(code.co_freevars, (cell.cell_contents for cell in call.__closure__ or ()), strict=True))
        defaults = call.__defaults__ or ()
        kept |= dict(zip(code.co_varnames[: code.co_argcount], defaults, strict=True))
        for name, value in kept.items():
            if ast.literal_eval(repr(value)) != value:
                raise PlanError(f"a check's lambda remembers `{name}`, which is no plain value")
        return f"(lambda {', '.join(kept)}: {body})({', '.join(map(repr, kept.values()))})" if kept else body


def _setup(source: str, expressions: Sequence[str]) -> str:
    """The statements above `points(...)` that the expressions need, without those that only expectations need."""
    *above, _ = ast.parse(source).body
    parts = [needs.Part(ast.get_source_segment(source, node) or "", False) for node in above]
    tried = [needs.Part(f"({expression})", True) for expression in expressions]
    chosen = needs.needed([*parts, *tried])[: len(parts)]
    return "\n\n".join(part.source for part, yes in zip(parts, chosen, strict=True) if yes)


def _plain_asserts(cell: Released) -> CheckCell | None:
    """A test cell of `assert EXPRESSION == LITERAL` as checks that all must pass; None where it is another one."""
    try:
        body = ast.parse(cell.full).body
    except SyntaxError:
        return None
    asserts = [node for node in body if isinstance(node, ast.Assert)]
    if not asserts or len(asserts) != len(body):
        return None
    parts = []
    for node in asserts:
        test = node.test
        if not (isinstance(test, ast.Compare) and len(test.ops) == 1 and isinstance(test.ops[0], ast.Eq)):
            return None
        try:
            expected = ast.literal_eval(test.comparators[0])
        except (ValueError, TypeError):
            return None
        expression = ast.get_source_segment(cell.full, test.left) or ""
        wrong = "A test that is not shown here gives another answer than it should."
        parts.append(Asked("a test", expression, _equal(expected), wrong, "", secret=True))
    return _AllOrNothing(cell.grade_id, cell.points, "", tuple(parts), cell.full)


class _AllOrNothing(CheckCell):
    """Plain asserts: the first that fails takes all points."""

    def score(self, outcomes: Sequence[Outcome]) -> float:
        return self.points if all(outcome.status == "passed" for outcome in outcomes) else 0.0


def _equal(expected: Any) -> Expectation:
    """As `==` in an assert: 1 is 1.0 there; the value is data, so that its comparison is Python's own."""

    def compare(value: Any) -> Mismatch | None:
        equal = value == expected
        same = equal.item() if getattr(equal, "ndim", None) == 0 else equal
        return None if same is True else Mismatch("value")

    return compare


def _run(
    chapter: str,
    name: str,
    source: str,
    names: dict[str, Any],
    keep: dict[str, Any] | None = None,
    notes: _Notes | None = None,
) -> None:
    """Runs one cell of the instructor's notebook among `names`; what it defines also goes to `keep`."""
    from IPython.core.inputtransformer2 import TransformerManager

    text = TransformerManager().transform_cell(source)
    before = dict(names)
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            exec(compile(text, f"<{name}>", "exec"), names)
    except Exception as error:
        if notes is not None and not isinstance(error, PlanError):
            notes.total = None  # no cell of checks: it is judged inside
            return
        said = str(error) if isinstance(error, PlanError) else f"{type(error).__name__}: {error}"
        raise PlanError(f"{chapter}: `{name}` of the instructor's notebook fails ({said}); mend it first.") from None
    if keep is not None:
        keep |= {key: value for key, value in names.items() if key not in before or before[key] is not value}


def _shortened(text: str) -> str:
    text = text.strip()
    return text if len(text) <= PRINTED else text[: PRINTED - 3] + "..."


@contextlib.contextmanager
def _environment(name: str, value: str) -> Iterator[None]:
    before = os.environ.get(name)
    os.environ[name] = value
    try:
        yield
    finally:
        if before is None:
            del os.environ[name]
        else:
            os.environ[name] = before


def answer_in(source: str, name: str) -> Any:
    """What an answer cell assigns to a name, read as plain data.

    Returns:
      The value; `...` if nothing is assigned to the name, and None if the value is not written out, such as `3 / 7`.
    """
    answer: Any = ...
    try:
        body = ast.parse(needs.transformed(source)).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    for node in body:
        targets = (
            node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        )
        if any(isinstance(target, ast.Name) and target.id == name for target in targets):
            try:
                answer = ast.literal_eval(node.value)  # type: ignore[attr-defined]
            except (ValueError, TypeError, RecursionError, MemoryError, SyntaxError):
                answer = None
    return answer


def modules_of(plan: Plan) -> tuple[str, ...]:
    """The modules that the released cells import and that are there: what a warm process brings along."""
    from importlib.util import find_spec

    found: dict[str, None] = {"IPython": None}
    for cell in plan.cells:
        if cell.type != "code":
            continue
        with contextlib.suppress(SyntaxError):
            for node in ast.walk(ast.parse(needs.transformed(cell.solution))):
                paths = [name.name for name in node.names] if isinstance(node, ast.Import) else []
                if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                    paths = [node.module, *(f"{node.module}.{name.name}" for name in node.names)]
                found |= dict.fromkeys(paths)
    there = []
    for path in found:
        with contextlib.suppress(ImportError, ValueError, AttributeError):
            if path in sys.modules or find_spec(path):
                there.append(path)
    return tuple(there)
