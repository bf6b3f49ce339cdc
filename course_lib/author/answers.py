# SPDX-License-Identifier: Apache-2.0
"""Answers that people give to an exercise, and what its check makes of them.

They lie in `tests/answers/NN-slug/EXERCISE/right/*.py` and `.../wrong/*.py`: each file is the solution cell as a
learner would leave it, and its first line is a comment that says what it is. A wrong answer is accepted when it gets
all points of the exercise, a right one is rejected when it gets fewer.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from IPython.core.inputtransformer2 import TransformerManager

from . import trial
from .build import SET_UP
from .source import instructor_notebook, read_chapter

STANDING = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.ClassDef)


@dataclass(frozen=True)
class Graded:
    """A graded exercise, ready to be tried.

    Attributes:
      chapter: the chapter's full name, NN-slug.
      id: the exercise's id.
      points: what a right answer gets.
      context: what each of the code cells above it imports and defines, without what it computes.
      solution: the reference solution.
      check: the check cell, its hidden part included.
    """

    chapter: str
    id: str
    points: float
    context: tuple[str, ...]
    solution: str
    check: str

    def folder(self, root: Path) -> Path:
        """Where the answers to this exercise lie."""
        return root / "tests" / "answers" / self.chapter / self.id


@dataclass(frozen=True)
class Answer:
    """One answer that somebody gives: its exercise, whether it is right, its file's name and the cell's text."""

    exercise: str
    right: bool
    name: str
    source: str


def graded_exercises(path: Path) -> list[Graded]:
    """The exercises with a check of the chapter whose Markdown `path` is, in their order."""
    chapter = read_chapter(path)
    notebook = instructor_notebook(chapter, set_up=SET_UP.format(repository=""), following="")
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    places = {cell.metadata["nbgrader"]["grade_id"]: n for n, cell in enumerate(code) if "nbgrader" in cell.metadata}
    found = []
    for identity, exercise in chapter.exercises.items():
        if not exercise.automatic:
            continue
        solution, check = places[identity], places[f"{identity}-check"]
        context = tuple(standing(cell.source) for n, cell in enumerate(code[:check]) if n != solution)
        found.append(
            Graded(chapter.slug, identity, exercise.points, context, code[solution].source, code[check].source)
        )
    return found


def read_answers(root: Path, graded: Graded) -> list[Answer]:
    """The answers to one exercise, the right ones first."""
    return [
        Answer(graded.id, kind == "right", path.stem, path.read_text(encoding="utf-8"))
        for kind in ("right", "wrong")
        for path in sorted((graded.folder(root) / kind).glob("*.py"))
    ]


def try_answers(tries: Sequence[tuple[Graded, str]]) -> list[float]:
    """The points that each solution text gets in its exercise; one that does not end gets none."""
    tried = trial.run_all([(*graded.context, source, graded.check) for graded, source in tries])
    return [one.value or 0.0 for one in tried]


def try_answer(graded: Graded, source: str) -> float:
    """The points that one solution text gets."""
    return try_answers([(graded, source)])[0]


def standing(cell: str) -> str:
    """The imports, definitions and written-out values of a cell, without anything that is computed."""
    body = ast.parse(TransformerManager().transform_cell(cell)).body
    return ast.unparse(ast.Module(list(_standing(body)), type_ignores=[]))


def _standing(body: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
    for node in body:
        if isinstance(node, ast.Try):
            yield from _standing(node.body)
        elif isinstance(node, STANDING) or (isinstance(node, ast.Assign) and _is_written_out(node.value)):
            yield node


def _is_written_out(value: ast.expr) -> bool:
    try:
        ast.literal_eval(value)
    except ValueError:
        return False
    return True
