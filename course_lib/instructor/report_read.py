# SPDX-License-Identifier: Apache-2.0
"""Reads what the item analysis needs: points from the gradebook, outcomes from autograded notebooks; nothing is run."""

from __future__ import annotations

import ast
import re
import textwrap
import zlib
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from nbgrader.coursedir import CourseDirectory

from course_lib.learner import quiz
from course_lib.learner.checks import MARKS, Status
from course_lib.learner.results import SEALED, UnreadableNotebook, joined, read_items, read_notebook

from .nbgrader_course import NoGrades, gradebook, graded_assignment, notebook_of
from .report import Answers, Question

LARGEST = 100 << 20  # bytes of an autograded notebook that is still read
OUTCOME = re.compile(
    "^({}) (.+): ({})\\.$".format(
        "|".join(re.escape(mark) for mark, _ in MARKS.values()), "|".join(word for _, word in MARKS.values())
    ),
    re.MULTILINE,
)
STATUS: dict[str, Status] = {mark: status for status, (mark, _) in MARKS.items()}
OWN_WORDS = re.compile(r"(Row|Question) \w+|The table")  # how quizzes and tables name what they asked


def read_answers(folder: CourseDirectory, chapter: str) -> tuple[Answers, list[str]]:
    """What the class gave, and a sentence for each submission that is left out or could not be read whole.

    Raises:
      NoGrades: nothing of the chapter was graded, or the chapter's own notebook is missing.
    """
    cells = _cells(_own_notebook(folder, chapter))
    with gradebook(folder) as book:
        graded: Any = graded_assignment(book, chapter)
        points = {
            sent.student_id: {
                grade.name: (float(grade.score), float(grade.max_score), bool(grade.needs_manual_grade))
                for notebook in sent.notebooks
                for grade in notebook.grades
            }
            for sent in sorted(graded.submissions, key=lambda sent: sent.student_id)
        }
    questions, items = _questions(cells, points, _own_notebook(folder, chapter))
    troubles: list[str] = []
    # what could not be graded is all due: its noughts would make every question look hard, and alike
    unread = [who for who, marks in points.items() if sum(due for *_, due in marks.values()) * 2 > len(marks)]
    for student in unread:
        troubles.append(f"{student}'s submission is left out: most of its marks wait for a person.")
        del points[student]
    seen: list[dict[str, Mapping[str, Any]] | None] = []
    for student in points:
        path = notebook_of(folder, "autograded", student, chapter)
        try:
            if path.stat().st_size > LARGEST:
                raise UnreadableNotebook
            seen.append(_cells(read_notebook(path)))
        except (OSError, UnreadableNotebook, RecursionError, KeyError, TypeError, AttributeError):
            troubles.append(f"{path} cannot be read, so what {student} attempted is not counted.")
            seen.append(None)
    scores = np.full((len(points), len(questions)), np.nan)
    attempted = np.full_like(scores, np.nan)
    wrong: list[Counter[str]] = [Counter() for _ in questions]
    chosen: list[Counter[str]] = [Counter() for _ in questions]
    for row, (marks, notebook) in enumerate(zip(points.values(), seen, strict=True)):
        for column, question in enumerate(questions):
            score, _, due = marks.get(question.id, (0.0, 0.0, False))
            scores[row, column] = np.nan if due else score
            if notebook is None:
                continue
            tried, sentences, letters = _read_one(question, items.get(question.id), notebook, cells)
            attempted[row, column] = tried
            wrong[column].update(set(sentences))
            chosen[column].update(letters)
    return Answers(tuple(questions), scores, attempted, tuple(wrong), tuple(chosen)), troubles


def _own_notebook(folder: CourseDirectory, chapter: str) -> dict[str, Any]:
    """The instructor's notebook, or the released one where that was not built."""
    for directory in (folder.source_directory, folder.release_directory):
        path = Path(folder.format_path(directory, ".", chapter)) / f"{chapter}.ipynb"
        if path.is_file():
            return read_notebook(path)
    raise NoGrades(f"The notebook of {chapter} is missing: run `course build` first.")


def _questions(
    cells: Mapping[str, Mapping[str, Any]],
    points: Mapping[str, Mapping[str, tuple[float, float, bool]]],
    own: Mapping[str, Any],
) -> tuple[list[Question], dict[str, quiz.Item | quiz.Pool]]:
    """The chapter's graded cells in their order, then those that only the gradebook knows; quiz items by grade id."""
    told = {item.id: item for item in read_items(own)}
    most = {name: most for marks in points.values() for name, (_, most, _) in marks.items()}
    questions: list[Question] = []
    sealed: dict[str, quiz.Item | quiz.Pool] = {}
    for name in [*(name for name in told if name in most), *sorted(set(most) - set(told))]:
        item = _sealed_item(_source(cells.get(name)))
        if item:
            sealed[name] = item
        # the letters of a drawn question mean something else for each learner
        lettered = item if isinstance(item, quiz.Item) and item.kind in ("single", "several") else None
        kind = "Q" if item else "E"
        questions.append(
            Question(
                id=name,
                title=textwrap.shorten(item.question, 110, placeholder=" …")
                if isinstance(item, quiz.Item)
                else told[name].title
                if name in told
                else name,
                possible=most[name],
                by_hand=not name.endswith("-check"),
                options=dict(zip(quiz.LETTERS, lettered.texts, strict=False)) if lettered else {},
                key=lettered.key if lettered else "",
                label=f"{kind}{1 + sum(question.label[0] == kind for question in questions)}",
            )
        )
    return questions, sealed


def _read_one(
    question: Question,
    item: quiz.Item | quiz.Pool | None,
    notebook: Mapping[str, Mapping[str, Any]],
    own: Mapping[str, Mapping[str, Any]],
) -> tuple[float, list[str], str]:
    """Whether one student attempted one question (1, 0 or NaN), what was wrong in words, and the letters chosen."""
    if item:
        return _read_quiz(item, notebook.get(question.id.removesuffix("-check")))
    told = _outcomes(notebook.get(question.id))
    if told:
        tried = float(any(status != "not attempted" for status, _ in told))
        source = _source(own.get(question.id))
        # only words of the chapter's own: a forged outcome could carry a name into the report
        wrong = [asked for status, asked in told if status in ("wrong", "crashed")]
        return (
            tried,
            [asked if asked in source or OWN_WORDS.fullmatch(asked) else "another check" for asked in wrong],
            "",
        )
    answer = question.id.removesuffix("-check")
    if answer not in notebook or answer not in own:
        return np.nan, [], ""
    # a question without outcomes was attempted when its answer is no longer what was handed out
    return float("..." not in _source(notebook[answer]) and bool(_source(notebook[answer]).strip())), [], ""


def _read_quiz(item: quiz.Item | quiz.Pool, cell: Mapping[str, Any] | None) -> tuple[float, list[str], str]:
    answer = _literal(_source(cell))
    if answer is ...:
        return 0.0, [], ""
    outcome = quiz.judge(item, 0, answer)
    if isinstance(item, quiz.Pool):
        one = quiz.chosen(item, quiz.claimed(answer) or 0)
        return 1.0, [] if outcome.status == "passed" else [textwrap.shorten(one.question, 80, placeholder=" …")], ""
    letters = "" if item.kind == "number" else quiz._letters(item, answer) or ""
    if outcome.status == "passed":
        return 1.0, [], letters
    if item.kind == "number":
        trap = next((trap.answer for trap in item.traps if trap.why == outcome.message), "")
        return 1.0, [f"the trap {trap}" if trap else "another number"], ""
    if not letters:
        return 1.0, ["an answer in another form"], ""
    texts = dict(zip(quiz.LETTERS, item.texts, strict=False))
    told = f"{letters}: {texts[letters]}" if item.kind == "single" else letters
    return 1.0, [told], letters if item.kind in ("single", "several") else ""


def _literal(source: str) -> Any:
    """The value that the last assignment of an answer cell writes down; `...` where there is none. Nothing is run."""
    try:
        values = [node.value for node in ast.parse(source[:10_000]).body if isinstance(node, ast.Assign)]
        return ast.literal_eval(values[-1]) if values else ...
    except (SyntaxError, ValueError, TypeError, MemoryError, RecursionError):
        return "?"


def _outcomes(cell: Mapping[str, Any] | None) -> list[tuple[Status, str]]:
    told = []
    for output in (cell or {}).get("outputs", []):
        text = (
            joined(output.get("data", {}).get("text/plain", "")) if "data" in output else str(output.get("evalue", ""))
        )
        told += [(STATUS[mark], asked) for mark, asked, _ in OUTCOME.findall(text[:100_000])]
    return told


def _sealed_item(source: str) -> quiz.Item | quiz.Pool | None:
    found = SEALED.search(source)
    try:
        return quiz.unseal(found[2]) if found else None
    except (ValueError, TypeError, KeyError, zlib.error):
        return None


def _cells(notebook: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    told = ((cell["metadata"].get("nbgrader", {}).get("grade_id", ""), cell) for cell in notebook["cells"])
    return {str(name): cell for name, cell in told if name}


def _source(cell: Mapping[str, Any] | None) -> str:
    return joined(cell["source"]) if cell else ""
