# SPDX-License-Identifier: Apache-2.0
"""Grades one submission: its cells are run in a box, its checks are judged here."""

from __future__ import annotations

import ast
import html
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Protocol

from course_lib.learner.checks import Outcome, attempted

from . import flags, needs, outputs
from .intake import Cell, Submission, Ungradable
from .judge import OF_FUNCTIONS, Asked, CheckCell, Group, Question, Table, answer_in
from .plan import Plan, Released
from .sandbox import Box, Dead, Limits
from .sandbox.answers import Value
from .sandbox.values import NotData

DEATHS = 4
"""How often a submission may lose its process before the rest of it is given up."""
NO_WALLS = "Graded without the sandbox."
LATE = "This took longer than it may and was stopped."


class Boxes(Protocol):
    """Where boxes come from: the warm sandbox, or its double without walls."""

    def box(self, limits: Limits | None = None, slot: int = 0, seed: int = 0) -> Box:
        """A fresh process for one submission."""

    def close(self) -> None:
        """Ends them all."""


@dataclass(frozen=True)
class Workshop:
    """What every submission of a chapter is graded with.

    Attributes:
      plan: the chapter.
      checks: from `judge.read_checks`.
      boxes: where the student's code runs.
      limits: what one submission may use.
      all_cells: whether cells that no graded cell needs are run too.
      slot: which worker this is.
      walls: whether the boxes have walls.
      usual: signs that mean nothing, since the reference solution gives them too.
    """

    plan: Plan
    checks: Mapping[str, CheckCell]
    boxes: Boxes
    limits: Limits = Limits()
    all_cells: bool = False
    slot: int = 0
    walls: bool = True
    usual: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Result:
    """What came of one submission; plain data, so that it can be sent and kept as JSON.

    Attributes:
      student: the student's id.
      status: "graded", "partial" (some questions could not be tried) or "ungradable".
      sentence: why not all of it was graded, "" otherwise.
      grades: points by grade id; None where a person grades.
      points: the most that each automatic cell gives.
      outcomes: for each automatic cell what was found: status, what was asked, the message.
      flags: what a person should look at, a sentence each.
      comments: nbgrader's comment for each answer that was left as it was handed out.
      notebook: the autograded notebook.
      seconds: how long grading took.
      cpu_seconds: processor time of the student's processes.
      final: whether it is the submission's doing; otherwise it is graded again the next time.
    """

    student: str
    status: str
    sentence: str
    grades: dict[str, float | None]
    points: dict[str, float]
    outcomes: dict[str, list[dict[str, str]]]
    flags: list[str]
    comments: dict[str, str | None]
    notebook: dict[str, Any]
    seconds: float = 0.0
    cpu_seconds: float = 0.0
    final: bool = True

    @property
    def score(self) -> float:
        """The automatic points."""
        return round(sum(self.grades[name] or 0.0 for name in self.points), 6)

    @property
    def max_score(self) -> float:
        """The most automatic points that there are."""
        return sum(self.points.values())


def grade(submission: Submission | Ungradable, shop: Workshop) -> Result:
    """Grades one submission; whatever its code does, there is a Result."""
    if isinstance(submission, Ungradable):
        return ungradable(submission.student, submission.sentence, shop.plan)
    began = time.monotonic()
    session = _Session(submission, shop)
    try:
        session.all()
    finally:
        session.end()
    return session.result(time.monotonic() - began)


def ungradable(student: str, sentence: str, plan: Plan, *, final: bool = True) -> Result:
    """The result of a submission that cannot be read or run: no automatic points, and a notebook that says why."""
    said = f"Not graded: {sentence}"
    first = Cell(f"**Not graded.** {html.escape(sentence)} Below is the chapter as it was handed out.", "markdown")
    nothing = Submission(student, (first, *_as_released(plan)), (), {})
    shown = {n: outputs.told(said, 0.0) for n, cell in enumerate(nothing.cells) if _is_automatic(cell.released)}
    grades: dict[str, float | None] = dict.fromkeys(plan.points, 0.0)
    grades |= dict.fromkeys((cell.grade_id for cell in plan.cells if cell.role in ("manual", "task")), 0.0)
    book = outputs.autograded(nothing, plan, shown)
    comments: dict[str, str | None] = dict.fromkeys(_comments(nothing))
    return Result(student, "ungradable", sentence, grades, plan.points, {}, [], comments, book, final=final)


@dataclass
class _Session:
    """One submission while it is graded: its box, and what is to be run again in a fresh one after a death."""

    submission: Submission
    shop: Workshop
    box: Box | None = None
    replay: list[str] = field(default_factory=list)
    deaths: int = 0
    given_up: str = ""
    cpu: float = 0.0
    signs: dict[str, None] = field(default_factory=dict)
    shown: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    outcomes: dict[str, list[Outcome]] = field(default_factory=dict)
    scores: dict[str, float] = field(default_factory=dict)
    unsure: list[str] = field(default_factory=list)
    of_another: list[int] = field(default_factory=list)

    def all(self) -> None:
        """Every cell in order."""
        deadline = time.monotonic() + 2 * self.shop.limits.wall_seconds
        for n, source in self._chosen():
            cell = self.submission.cells[n]
            released = cell.released
            if time.monotonic() > deadline and not self.given_up:
                self.given_up = "The notebook took longer than it may and was stopped."
            if released is not None and released.automatic:
                self._check(n, self.shop.checks[released.grade_id])
            elif source.strip():
                self._run(n, source)

    def end(self) -> None:
        """Closes the box and keeps what its keeper noticed."""
        if self.box is not None:
            report = self.box.close()
            self.cpu += report.cpu_seconds
            self.signs |= dict.fromkeys(report.signs)
            self.box = None

    def result(self, seconds: float) -> Result:
        """What came of it."""
        plan, submission = self.shop.plan, self.submission
        grades: dict[str, float | None] = dict(self.scores)
        answers = {cell.released.grade_id: cell for cell in submission.cells if cell.released}
        for released in plan.cells:
            if released.role in ("manual", "task"):
                grades[released.grade_id] = (
                    None if released.role == "task" or answers[released.grade_id].changed else 0.0
                )
        lost = self.given_up or (self.unsure[0] if self.unsure else "")
        return Result(
            student=submission.student,
            status="partial" if lost else "graded",
            sentence=lost,
            grades=grades,
            points=plan.points,
            outcomes={name: [_told(one) for one in found] for name, found in self.outcomes.items()},
            flags=self._flags(),
            comments=_comments(submission),
            notebook=outputs.autograded(submission, plan, self.shown),
            seconds=round(seconds, 3),
            cpu_seconds=round(self.cpu, 3),
        )

    def _chosen(self) -> list[tuple[int, str]]:
        """Each code cell's place, and what of it is run: of the student's own all, of others what something needs."""
        places = [n for n, cell in enumerate(self.submission.cells) if cell.type == "code"]
        parts = [self._part(n) for n in places]
        if self.shop.all_cells:
            return [(n, part.source) for n, part in zip(places, parts, strict=True)]
        # who needs no more of a cell than a library that it imports shall not wait for what else it does
        split = [needs.split(part) for part in parts]
        chosen = iter(needs.needed([piece for pieces in split for piece in pieces]))
        told = []
        for n, part, pieces in zip(places, parts, split, strict=True):
            *_, rest = wanted = [next(chosen) for _ in pieces]
            told.append((n, part.source if rest else pieces[0].source if any(wanted) else ""))
        return told

    def _part(self, n: int) -> needs.Part:
        cell = self.submission.cells[n]
        if not _is_automatic(cell.released):
            free = cell.released is not None and cell.role in ("plain", "locked") and not cell.changed
            # a quiz answer that is written out is read; it is run only where something else asks for it
            return needs.Part(cell.source, always=not free and not self._is_read(cell))
        assert cell.released is not None
        found = self.shop.checks[cell.released.grade_id]
        asked = [found.source] if found.inside else [found.setup, *(f"({part.expression})" for part in found.probes)]
        return needs.Part("\n".join(asked), always=True)

    def _is_read(self, cell: Cell) -> bool:
        """Whether a cell is a quiz answer that is written out, so that it need not be run."""
        released = cell.released
        if released is None or released.role != "answer":
            return False
        asked = (part.name for check in self.shop.checks.values() for part in check.parts if isinstance(part, Question))
        here = [name for name in asked if _is_answered_in(released, name)]
        return bool(here) and all(answer_in(cell.source, name) is not None for name in here)

    def _open(self) -> Box:
        """The box; a fresh one has first run what came before, without what ended the last one.

        Raises:
          Dead: a cell that went well before ends the process now; it is left out from here on.
        """
        while self.box is None:
            self.box = self.shop.boxes.box(self.shop.limits, slot=self.shop.slot)
            for place, source in enumerate(self.replay):
                try:
                    self.box.run(source)
                except Dead as dead:
                    del self.replay[place]
                    self._died(dead)
                    if self.given_up:
                        raise
                    break
        return self.box

    def _died(self, dead: Dead) -> str:
        """Notes a death; gives the sentence on it."""
        self.deaths += 1
        report = self.box.close() if self.box else None
        self.end()
        self.signs[str(dead)] = None
        if report is not None and report.why == "wall":
            self.given_up = str(dead)
        elif self.deaths >= DEATHS:
            self.given_up = f"Its code ended its process {self.deaths} times; the rest was not run."
        return str(dead)

    def _run(self, n: int, source: str) -> None:
        """One of the student's cells, or one that they need."""
        if self.given_up:
            return
        try:
            ran = self._open().run(source)
        except Dead as dead:
            self.shown[n] = outputs.told(self._died(dead))
            self.unsure.append(str(dead))
            return
        self.replay.append(source)
        self.shown[n] = outputs.safe(ran.outputs) + (outputs.told(LATE) if ran.timed_out else [])

    def _check(self, n: int, cell: CheckCell) -> None:
        """A check cell: outcomes, points, and the outputs that it would have."""
        if cell.inside:
            self._inside(n, cell)
            return
        try:
            shown = outcomes = self._outcomes(cell)
        except Dead as dead:
            said = self.given_up or self._died(dead)
            if not self.given_up:
                self.unsure.append(said)
            outcomes = [Outcome("crashed", _asked(part), said) for part in cell.parts]
            shown = outcomes[:1]  # one death is told once
        self.outcomes[cell.grade_id] = outcomes
        self.scores[cell.grade_id] = cell.score(outcomes)
        self.shown[n] = outputs.of_check(shown, cell.points, self.scores[cell.grade_id])

    def _outcomes(self, cell: CheckCell) -> list[Outcome]:
        probes = cell.probes
        values = iter(self._values(cell.setup, [part.expression for part in probes]) if probes else ())
        found = [outcome for part in cell.parts for outcome in self._of_part(part, values)]
        return [attempted(outcome, cell.starter) for outcome in found]

    def _of_part(self, part: Asked | Table | Question | Group, values: Iterator[Value]) -> list[Outcome]:
        if isinstance(part, Group):
            return [part.outcome([outcome for one in part.parts for outcome in self._of_part(one, values)])]
        if isinstance(part, Question):
            answer = self._answer(part.name)
            self.of_another += [part.number] * part.of_another(answer, self.submission.student)
            return [part.outcome(answer)]
        value = next(values)
        calls = self._calls(part, value)
        self._note(part, value, calls)
        return part.outcomes(value, calls)

    def _values(self, setup: str, expressions: Sequence[str]) -> list[Value]:
        if self.given_up:
            raise Dead(self.given_up)
        return self._open().evaluate(setup, expressions)

    def _calls(self, part: Asked | Table, value: Value) -> list[Value]:
        """A function's answers to the inputs that the expectation names."""
        if not (isinstance(part, Asked) and isinstance(part.expectation, OF_FUNCTIONS) and value.function):
            return []
        try:
            return self._open().call(part.expression, part.expectation.inputs)
        except NotData as error:
            return [Value(error=str(error))] * len(part.expectation.inputs)

    def _note(self, part: Asked | Table, value: Value, calls: Sequence[Value]) -> None:
        """What came back is no data where the question wants some."""
        wants_function = isinstance(part, Asked) and isinstance(part.expectation, OF_FUNCTIONS)
        if (
            value.error is not None
            and not value.raised
            and not value.cause.unfinished
            and not (value.function and wants_function)
        ):
            self.signs[f"An answer is no plain value, so it counts as wrong: {_asked(part)}."] = None

    def _answer(self, name: str) -> Any:
        """A quiz answer from the last cell that the learner was to write it in.

        What is written out is read. A computation, such as `3 / 7`, was run with the other cells, and its value is
        asked for.
        """
        for cell in reversed(self.submission.cells):
            if cell.role == "answer" and cell.released is not None and _is_answered_in(cell.released, name):
                answer = answer_in(cell.source, name)
                if answer is not None or not _is_python(cell.source):
                    return answer
                value = self._values("", [name])[0]
                return ... if value.raised else value.data
        return ...

    def _inside(self, n: int, cell: CheckCell) -> None:
        """A test cell that holds no checks: only the student's process can run it, as plain nbgrader does."""
        self.signs[f"`{cell.grade_id}` holds no checks, so it was judged inside the student's process."] = None
        score, said = 0.0, self.given_up
        if not self.given_up:
            try:
                ran = self._open().run(cell.source)
                score = _score_inside(ran.ok, ran.outputs, cell.points)
                self.shown[n] = outputs.safe(ran.outputs)
            except Dead as dead:
                said = self._died(dead)
                self.unsure.append(said)
        if said:
            self.shown[n] = outputs.told(said, 0.0)
        self.scores[cell.grade_id] = score

    def _flags(self) -> list[str]:
        own = [cell.source for cell in self.submission.cells if cell.type == "code" and cell.changed]
        found = [
            *self.submission.flags,
            *flags.signs(own),
            *(sign for sign in self.signs if sign not in self.shop.usual),
            *self._false_claims(),
            *self._of_another(),
        ]
        if not self.shop.walls:
            found.append(NO_WALLS)
        return list(dict.fromkeys(found))

    def _of_another(self) -> list[str]:
        """Answers to questions that were drawn for somebody else, in one sentence."""
        if not self.of_another:
            return []
        numbers = ", ".join(map(str, self.of_another))
        return [
            f"The final quiz was drawn for another id in question {numbers}: the id was set after it was answered, or "
            "the answers are another learner's."
        ]

    def _false_claims(self) -> list[str]:
        """Stored outputs that promise more than the visible checks can have given."""
        sentences = []
        for name, claim in self.submission.claims.items():
            found, cell = self.outcomes.get(name, []), self.shop.checks[name]
            visible = [
                one
                for part, one in zip(cell.parts, found, strict=False)
                if not (isinstance(part, Asked | Group) and part.secret) and not isinstance(part, Question)
            ]
            seen = [one.status for one in visible if one.status != "recorded"]
            honest = cell.points * seen.count("passed") / len(seen) if seen else cell.points
            if len(found) == len(cell.parts) and claim > honest + 0.01:
                sentences.append(
                    f"The stored output of `{name}` shows {claim:g} points, and its visible checks give {honest:g}: "
                    "the output was written by hand, or the answer was changed afterwards."
                )
        return sentences


def _score_inside(ok: bool, shown: Sequence[Mapping[str, Any]], most: float) -> float:
    """The rule of nbgrader, without its zero for warnings: an error gives nothing, a number its value, silence all."""
    if not ok or any(output["output_type"] == "error" for output in shown):
        return 0.0
    for output in shown:
        if output["output_type"] == "execute_result":
            try:
                number = float(output["data"].get("text/plain", ""))
            except ValueError:
                return most
            return min(number, most) if number >= 0 else 0.0
    return most


def _is_answered_in(released: Released, name: str) -> bool:
    """Whether a cell is where the learner was to write the answer with this name."""
    return answer_in(released.source, name) is not ... or f"{name} =" in released.source


def _is_python(source: str) -> bool:
    try:
        ast.parse(needs.transformed(source))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


def _is_automatic(released: Released | None) -> bool:
    return released is not None and released.automatic


def _as_released(plan: Plan) -> tuple[Cell, ...]:
    return tuple(Cell(released.source, released.type, released) for released in plan.cells)


def _comments(submission: Submission) -> dict[str, str | None]:
    """As nbgrader has it: an answer that was left as it was handed out is no response."""
    found: dict[str, str | None] = {}
    for cell in submission.cells:
        if cell.released is not None and cell.role in ("answer", "manual"):
            found[cell.released.grade_id] = None if cell.changed else "No response."
        elif cell.role == "task" and cell.released is not None:
            found[cell.released.grade_id] = None
    return found


def _asked(part: Asked | Table | Question | Group) -> str:
    if isinstance(part, Asked | Group):
        return part.asked
    return "The table" if isinstance(part, Table) else f"Question {part.number}"


def _told(outcome: Outcome) -> dict[str, str]:
    kept = asdict(outcome)
    return {name: kept[name] for name in ("status", "asked", "message")}
