# SPDX-License-Identifier: Apache-2.0
"""The instructor's verbs of the command `course`."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from course_lib.terminal import ChapterName, graded_course, in_one_sentence, say

if TYPE_CHECKING:
    from .grade_command import Row

app = typer.Typer()
if find_spec("course_lib.instructor.commands_report"):
    app.add_typer(import_module("course_lib.instructor.commands_report").app)


@app.command(rich_help_panel="Instructor")
def grade(
    chapter: ChapterName,
    submitted: Annotated[Path | None, typer.Option("--submitted", help="The class; submitted/ by default.")] = None,
    workers: Annotated[int, typer.Option("--workers", min=1, help="How many processes grade.")] = 1,
    scheduler: Annotated[str, typer.Option("--scheduler", help="The address of a dask scheduler instead.")] = "",
    db: Annotated[str | None, typer.Option("--db", help="The gradebook's URL; gradebook.db by default.")] = None,
    only: Annotated[str, typer.Option("--only", metavar="STUDENT", help="Grade this student alone.")] = "",
    force: Annotated[bool, typer.Option("--force", help="Grade again what has not changed.")] = False,
    report: Annotated[Path | None, typer.Option("--json", help="Write the outcomes here, for programs.")] = None,
    no_sandbox: Annotated[
        bool, typer.Option("--unsafe-no-sandbox", help="Run students' code as yourself; only for code you trust.")
    ] = False,
    all_cells: Annotated[bool, typer.Option("--all-cells", help="Run cells that no graded cell needs, too.")] = False,
    private: Annotated[Path | None, typer.Option("--private", help="A private course, outside the repository.")] = None,
) -> None:
    """Grade a class: each submission in a sandbox, its answers judged outside, what has not changed left alone."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from course_lib.chapters import find_chapter

    from . import grade_command as grader
    from .plan import PlanError
    from .record import RecordError
    from .sandbox import Refused
    from .schedule import Unreachable
    from .store import Busy

    root = graded_course(private)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    options = grader.Options(submitted, workers, scheduler, db, only, force, not no_sandbox, all_cells)
    with (
        in_one_sentence(grader.GradeError, PlanError, RecordError, Refused, Busy, Unreachable),
        Progress(*columns, console=say, transient=True, disable=not say.is_terminal) as bar,
    ):
        slug = find_chapter(root, chapter)
        task = bar.add_task(slug, total=None)
        rows = grader.grade_class(
            root,
            slug,
            options,
            tell=lambda sentence: bar.console.print(sentence, markup=False),
            progress=lambda done, total: bar.update(task, completed=done, total=total),
        )
        if report:
            report.write_text(grader.as_json(rows), encoding="utf-8")
    _tell(slug, rows)


def _tell(slug: str, rows: list[Row]) -> None:
    """The table at the end: how many are graded, and whom to look at."""
    from rich.table import Table
    from rich.text import Text

    most = max((row.result.max_score for row in rows), default=0.0)
    table = Table("student", f"of {most:g}", "status", "why", title="To look at")
    for row in rows:
        result = row.result
        sentences = list(dict.fromkeys([*([result.sentence] if result.sentence else []), *result.flags]))
        if sentences:
            said = Text("\n".join(sentences[:6] + (["and more"] if len(sentences) > 6 else [])))
            table.add_row(Text(result.student), f"{result.score:g}", result.status, said)
    if table.row_count:
        say.print(table)
    counts = {
        status: sum(row.result.status == status for row in rows) for status in ("graded", "partial", "ungradable")
    }
    flagged = sum(bool(row.result.flags) for row in rows)
    again = sum(row.before for row in rows)
    say.print(
        f"{slug}: {counts['graded']} graded, {counts['partial']} in part, {counts['ungradable']} not gradable; "
        f"{flagged} with flags; {again} unchanged since the last time.",
        markup=False,
    )
