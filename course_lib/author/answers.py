# SPDX-License-Identifier: Apache-2.0
"""Known answers: solutions that people give to an exercise, and the points that its check gives them.

The file `tests/answers/NN-slug/EXERCISE.py` holds them in percent format, one cell per answer:

    # %% right: zip
    # pairs each message with its probability
    def predict(...): ...

    # %% wrong: at least -> "exactly at the threshold"
    # >= instead of >
    def predict(...): ...

Each cell is the solution cell as a learner would leave it, and begins with a comment that describes it. The optional
strings after `->` are facts that the check's message must contain. A cell `# %% inputs` draws the inputs on which
`course mutants` compares a mutant with the reference solution. A wrong answer is accepted if it gets all points of the
exercise, and a right one is rejected if it gets fewer.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from IPython.core.inputtransformer2 import TransformerManager

from . import trial
from .build import SET_UP
from .source import instructor_notebook, read_chapter

CELL = re.compile(r"^# %%(?P<head>.*)\n", re.MULTILINE)
HEAD = re.compile(r" (?:(?P<inputs>inputs)|(?P<kind>right|wrong): (?P<name>[^>]+?)(?: -> (?P<message>.+))?)\s*")
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

    def answers_path(self, root: Path) -> Path:
        """The file of known answers to this exercise."""
        return root / "tests" / "answers" / self.chapter / f"{self.id}.py"


class AnswersError(ValueError):
    """A file of known answers cannot be read; the message names the file and the line."""


@dataclass(frozen=True)
class Answer:
    """A known answer.

    Attributes:
      exercise: the exercise's id.
      right: whether the task's words accept it.
      name: its name in the file.
      source: the text of the solution cell.
      message: what the check's message must contain, in any order.
    """

    exercise: str
    right: bool
    name: str
    source: str
    message: tuple[str, ...] = ()


@dataclass(frozen=True)
class KnownAnswers:
    """The known answers to an exercise, the right ones first, and the code of its `inputs` cell ("" without one)."""

    answers: tuple[Answer, ...] = ()
    inputs: str = ""


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
    """Reads the known answers to one exercise, the right ones first; none if it has no file.

    Raises:
      AnswersError: the head of a cell is malformed, or two answers have the same name.
    """
    return list(read_known_answers(graded.answers_path(root)).answers)


def read_known_answers(path: Path) -> KnownAnswers:
    """Reads a file of known answers; a file that does not exist holds none.

    Raises:
      AnswersError: the head of a cell is malformed, or two answers have the same name.
    """
    if not path.is_file():
        return KnownAnswers()
    text = path.read_text(encoding="utf-8")
    heads = list(CELL.finditer(text))
    ends = [head.start() for head in heads[1:]] + [len(text)]
    answers: dict[tuple[bool, str], Answer] = {}
    inputs = ""
    for head, end in zip(heads, ends, strict=True):
        source = text[head.end() : end].strip("\n") + "\n"
        where = f"{path.name}, line {text.count(chr(10), 0, head.start()) + 1}"
        found = HEAD.fullmatch(head["head"])
        if found is None:
            expected = '`# %% right: NAME`, `# %% wrong: NAME -> "message"` or `# %% inputs`'
            raise AnswersError(f"{where}: expected {expected}.")
        if found["inputs"]:
            inputs = source
            continue
        answer = Answer(path.stem, found["kind"] == "right", found["name"], source, _fragments(found["message"], where))
        if (answer.right, answer.name) in answers:
            raise AnswersError(f"{where}: there is already a {found['kind']} answer named {answer.name!r}.")
        answers[answer.right, answer.name] = answer
    return KnownAnswers(tuple(sorted(answers.values(), key=lambda answer: not answer.right)), inputs)


def _fragments(text: str | None, where: str) -> tuple[str, ...]:
    """The strings after `->`."""
    if text is None:
        return ()
    try:
        value = ast.literal_eval(f"({text},)")
    except (SyntaxError, ValueError):
        value = (None,)
    if not all(isinstance(fragment, str) and fragment for fragment in value):
        raise AnswersError(f"{where}: after `->` write strings in quotes, separated by commas.")
    return tuple(value)


def try_answers(tries: Sequence[tuple[Graded, str]]) -> list[float]:
    """The points that each solution text gets in its exercise; one that does not end gets none."""
    return [points for points, _ in show_answers(tries)]


def show_answers(tries: Sequence[tuple[Graded, str]]) -> list[tuple[float, str]]:
    """The points that each solution text gets in its exercise, and the text that its check cell shows."""
    tried = trial.run_all([(*graded.context, source, graded.check) for graded, source in tries])
    return [(one.value or 0.0, one.shown) for one in tried]


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
