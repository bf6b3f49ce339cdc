# SPDX-License-Identifier: Apache-2.0
"""`course answers`: what the checks make of the known answers, and of answers that a machine makes without thinking."""

from __future__ import annotations

import ast
import contextlib
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from rich.console import Console
from rich.table import Table

from .answers import Answer, AnswersError, Graded, read_answers, show_answers
from .cells import HIDDEN

CONSTANTS = ("None", "True", "False", "0", "1", "-1", "0.5", "float('nan')", "''", "[]", "{}", "()")
FAULTS = (
    "right and loses points",
    "wrong and gets all points",
    "wrong and passes every visible check",
    "wrong, and its message lacks a listed fact",
)
EXAMPLE = re.compile(r"\bis (?P<value>.+?)\.?$", re.MULTILINE)


@dataclass(frozen=True)
class Row:
    """What the check of one exercise makes of its answers.

    Attributes:
      graded: the exercise.
      answers: all known answers.
      rejected: right answers that lose points.
      accepted: wrong answers that get all points.
      visible: wrong answers that pass every check of the learner edition.
      unhelpful: wrong answers whose message lacks a fact that their file lists.
      without_facts: wrong answers whose file lists no fact.
      trivial: the highest share of the points that a trivial answer gets, 0 if the solution has no function.
      trivial_source: that answer.
    """

    graded: Graded
    answers: tuple[Answer, ...]
    rejected: tuple[str, ...]
    accepted: tuple[str, ...]
    visible: tuple[str, ...]
    unhelpful: tuple[str, ...]
    without_facts: int
    trivial: float
    trivial_source: str

    @property
    def faults(self) -> tuple[tuple[str, ...], ...]:
        """The answers that are judged or explained wrongly, by kind."""
        return self.rejected, self.accepted, self.visible, self.unhelpful


def tabulate(root: Path, exercises: Sequence[Graded]) -> list[Row]:
    """Runs all known answers of some exercises, with and without the hidden checks, and their trivial answers.

    Raises:
      AnswersError: a file of known answers cannot be read, or a reference solution does not get all points.
      trial.TrialError: nothing can be tried on this system.
    """
    known = [(graded, answer) for graded in exercises for answer in read_answers(root, graded)]
    trivial = [(graded, source) for graded in exercises for source in trivial_answers(graded.solution)]
    results = show_answers(
        [(graded, answer.source) for graded, answer in known]
        + [(visible_edition(graded), answer.source) for graded, answer in known]
        + trivial
        + [(graded, graded.solution) for graded in exercises]
    )
    references = [results.pop() for _ in exercises][::-1]
    for graded, (points, _) in zip(exercises, references, strict=True):
        if points < graded.points:
            message = f"the reference solution gets {points:g} of {graded.points:g} points"
            raise AnswersError(f"{graded.chapter}, exercise {graded.id}: {message}; fix it or the check first.")
    whole, shown, earned = results[: len(known)], results[len(known) : 2 * len(known)], results[2 * len(known) :]
    rows = []
    for graded in exercises:
        own = [
            (answer, points >= graded.points, seen >= graded.points, (text, text_shown))
            for (of, answer), (points, text), (seen, text_shown) in zip(known, whole, shown, strict=True)
            if of is graded
        ]
        wrong = [
            (answer, passes, passes_visibly, texts) for answer, passes, passes_visibly, texts in own if not answer.right
        ]
        best, source = max(
            (
                (points / graded.points, source)
                for (of, source), (points, _) in zip(trivial, earned, strict=True)
                if of is graded
            ),
            default=(0.0, ""),
        )
        rows.append(
            Row(
                graded,
                tuple(answer for answer, *_ in own),
                tuple(answer.name for answer, passes, *_ in own if answer.right and not passes),
                tuple(answer.name for answer, passes, *_ in wrong if passes),
                tuple(answer.name for answer, _, passes_visibly, _ in wrong if passes_visibly),
                tuple(answer.name for answer, *_, texts in wrong if _lacks_a_fact(answer, texts)),
                sum(not answer.message for answer, *_ in wrong),
                best,
                source,
            )
        )
    return rows


def _lacks_a_fact(answer: Answer, texts: Sequence[str]) -> bool:
    """Whether a listed fact is not in the message of the whole check, or not in that of the visible one."""
    return any(fact not in text for fact in answer.message for text in texts)


def visible_edition(graded: Graded) -> Graded:
    """The exercise with the checks that the learner edition holds."""
    return replace(graded, check=HIDDEN.sub("", graded.check))


def trivial_answers(solution: str) -> Iterator[str]:
    """Answers that keep the heads of a solution's functions and return something that needs no thought.

    These are constants, one of the arguments, the length of the first, the number of the call, and the value of the
    docstring's example. A solution without a function has none.
    """
    module = ast.parse(solution)
    functions = [node for node in module.body if isinstance(node, ast.FunctionDef)]
    if not functions:
        return
    arguments = [[argument.arg for argument in node.args.args] for node in functions]
    for constant in dict.fromkeys([*CONSTANTS, *_examples(functions)]):
        yield _returning(module, [f"return {constant}"] * len(functions))
    for place in range(max(map(len, arguments))):
        names = [own[min(place, len(own) - 1)] if own else "None" for own in arguments]
        yield _returning(module, [f"return {name}" for name in names])
    yield _returning(module, [f"return len({own[0]})" if own else "return 0" for own in arguments])
    counters = [
        f"{node.name}.calls = getattr({node.name}, 'calls', 0) + 1\nreturn {node.name}.calls" for node in functions
    ]
    yield _returning(module, counters)


def _examples(functions: Sequence[ast.FunctionDef]) -> Iterator[str]:
    """The values of the examples in docstrings, such as the 5 of "nearest([1, 5], 4) is 5."."""
    for node in functions:
        for found in EXAMPLE.finditer(ast.get_docstring(node) or ""):
            with contextlib.suppress(ValueError, SyntaxError):
                yield repr(ast.literal_eval(found["value"]))


def _returning(module: ast.Module, bodies: Sequence[str]) -> str:
    remaining = iter(bodies)
    changed: list[ast.stmt] = []
    for node in module.body:
        if isinstance(node, ast.FunctionDef):
            copy = ast.parse(ast.unparse(node)).body[0]
            assert isinstance(copy, ast.FunctionDef)
            copy.body = ast.parse(next(remaining)).body
            changed.append(copy)
        else:
            changed.append(node)
    return ast.unparse(ast.Module(changed, []))


def report(root: Path, exercises: Sequence[Graded]) -> int:
    """Prints a row per exercise and names every answer that is judged or explained wrongly; 1 if there is one."""
    rows = tabulate(root, exercises)
    console = Console(highlight=False, soft_wrap=True, width=None if sys.stdout.isatty() else 120)
    heads = ("right", "rejected", "wrong", "accepted", "pass visibly", "unhelpful", "no facts", "trivial")
    table = Table("exercise", *heads)
    for row in rows:
        right = sum(answer.right for answer in row.answers)
        counts = (right, len(row.rejected), len(row.answers) - right, len(row.accepted), len(row.visible))
        cells = map(str, (*counts, len(row.unhelpful), row.without_facts))
        table.add_row(f"{row.graded.chapter}/{row.graded.id}", *cells, f"{row.trivial:.0%}")
    console.print(table)
    for row in rows:
        for kind, names in zip(FAULTS, row.faults, strict=True):
            for name in names:
                console.print(f"{row.graded.chapter}/{row.graded.id}: {name!r} is {kind}.", markup=False)
    totals = [sum(len(row.faults[place]) for row in rows) for place in range(len(FAULTS))]
    console.print(f"Rejected {totals[0]}, accepted {totals[1]}, visibly passed {totals[2]}, unhelpful {totals[3]}.")
    return int(any(totals))
