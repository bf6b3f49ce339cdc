# SPDX-License-Identifier: Apache-2.0
"""The instructor's verbs before and after grading: collect, feedback, report, export, similar."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from course_lib.terminal import ChapterName, graded_course, in_one_sentence, say

app = typer.Typer()
PrivateFolder = Annotated[Path | None, typer.Option("--private", help="A private course, outside the repository.")]
Database = Annotated[str | None, typer.Option("--db", help="The gradebook's URL; gradebook.db by default.")]


@app.command(rich_help_panel="Instructor")
def collect(
    download: Annotated[Path, typer.Argument(metavar="DOWNLOAD", help="The folder or zip that your LMS gave you.")],
    chapter: Annotated[str, typer.Option("--chapter", help="Take this one only, such as 01.")] = "",
    submitted: Annotated[Path | None, typer.Option("--submitted", help="Where to; submitted/ by default.")] = None,
    private: PrivateFolder = None,
) -> None:
    """Lay the notebooks of an LMS download where nbgrader looks for them: the latest of each, and nothing is lost."""
    from course_lib.chapters import chapter_slugs, find_chapter

    from . import collect as instructor
    from .download import BadDownload, read_download
    from .nbgrader_course import NoGrades, course_directory, settings

    root = graded_course(private)
    with in_one_sentence(BadDownload, NoGrades):
        nbgraders = course_directory(root)
        folder = submitted or Path(nbgraders.format_path(nbgraders.submitted_directory, "", ""))
        done = instructor.collect(
            read_download(download),
            folder,
            chapter_slugs(root),
            pattern=settings(root).FileNameCollectorPlugin.get("named_regexp"),
            only=find_chapter(root, chapter) if chapter else None,
        )
    for sentence in (*done.left, *done.kept):
        say.print(sentence, markup=False)
    if done.others:
        shown = ", ".join(ascii(name)[1:-1][:60] for name in done.others[:3])
        say.print(
            f"{_many(len(done.others), 'file is', 'files are')} no notebook and left aside: {shown}.", markup=False
        )
    same = f", {done.same} were there already" if done.same else ""
    say.print(f"{_many(len(done.laid), 'submission was', 'submissions were')} laid into {folder}{same}.", markup=False)


@app.command(rich_help_panel="Instructor")
def feedback(
    chapter: ChapterName,
    student: Annotated[list[str] | None, typer.Option("--student", help="Only for this one; may be repeated.")] = None,
    db: Database = None,
    private: PrivateFolder = None,
) -> None:
    """Write each graded student's page: their answers, points, comments and the checks' messages, nothing hidden."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    from course_lib.chapters import find_chapter

    from .nbgrader_course import NoGrades, course_directory
    from .release_feedback import release_feedback

    root = graded_course(private)
    columns = (MofNCompleteColumn(), BarColumn(), TimeRemainingColumn())
    with (
        in_one_sentence(NoGrades),
        Progress(*columns, console=say, transient=True, disable=not say.is_terminal) as bar,
    ):
        task = bar.add_task("", total=None)
        done = release_feedback(
            course_directory(root, db),
            find_chapter(root, chapter),
            only=student or (),
            tell=lambda number, of: bar.update(task, completed=number, total=of),
        )
    for sentence in done.without:
        say.print(sentence, markup=False)
    folder = done.pages[0].parents[2] if done.pages else "feedback/"
    say.print(f"{_many(len(done.pages), 'page was', 'pages were')} written into {folder}.", markup=False)


@app.command(rich_help_panel="Instructor")
def report(
    chapter: ChapterName,
    out: Annotated[Path | None, typer.Option("--out", help="The folder; build/report by default.")] = None,
    db: Database = None,
    private: PrivateFolder = None,
) -> None:
    """Tell which question is hard, which one divides, and which one is bad: a page and a CSV, without names."""
    from course_lib.chapters import find_chapter
    from course_lib.learner.results import UnreadableNotebook

    from .export import as_csv
    from .nbgrader_course import NoGrades, course_directory
    from .report import analyse
    from .report_page import report_page, report_rows
    from .report_read import read_answers

    root = graded_course(private)
    with in_one_sentence(NoGrades, UnreadableNotebook):
        slug = find_chapter(root, chapter)
        answers, troubles = read_answers(course_directory(root, db), slug)
        analysis = analyse(answers)
        folder = out or root / "build" / "report"
        _write(folder / f"{slug}.html", report_page(slug, analysis).encode())
        _write(folder / f"{slug}.csv", as_csv(report_rows(analysis)))
    for sentence in troubles:
        say.print(sentence, markup=False)
    for item in analysis.items:
        for flag in item.flags:
            say.print(f"{item.question.label} {item.question.title}: {flag}", markup=False)
    if analysis.uncertain:
        say.print(f"The class has {_many(analysis.students, 'submission', 'submissions')}: take no figure for certain.")
    say.print(f"The report lies in {folder / slug}.html, its figures in {slug}.csv.", markup=False)


@app.command(rich_help_panel="Instructor")
def export(
    chapters: Annotated[list[str], typer.Argument(metavar="CHAPTER...", help="01, or several: 01 02.")],
    form: Annotated[str, typer.Option("--format", help="csv, canvas or moodle.")] = "csv",
    out: Annotated[Path | None, typer.Option("--out", help="The file; grades.csv and the like by default.")] = None,
    missing: Annotated[str, typer.Option("--missing", help="Where nothing was handed in: blank or zero.")] = "blank",
    excel: Annotated[bool, typer.Option("--excel", help="Begin with the mark by which Excel knows UTF-8.")] = False,
    name: Annotated[
        list[str] | None, typer.Option("--name", help='The LMS column of a chapter: --name "01=Two phases (4711)".')
    ] = None,
    db: Database = None,
    private: PrivateFolder = None,
) -> None:
    """Write grades for a spreadsheet, Canvas or Moodle: points by hand in, lateness taken off."""
    from course_lib.chapters import find_chapter

    from .export import as_csv, read_grades, table
    from .nbgrader_course import NoGrades, course_directory, gradebook

    for value, known in ((form, ("csv", "canvas", "moodle")), (missing, ("blank", "zero"))):
        if value not in known:
            say.print(f"{value!r} is not known here: choose one of {', '.join(known)}.", markup=False)
            raise typer.Exit(2)
    root = graded_course(private)
    path = out or root / ("grades.csv" if form == "csv" else f"grades-{form}.csv")
    with in_one_sentence(NoGrades):
        slugs = list(dict.fromkeys(find_chapter(root, chapter) for chapter in chapters))
        names = {
            find_chapter(root, chapter): column for chapter, _, column in (each.partition("=") for each in name or [])
        }
        with gradebook(course_directory(root, db)) as book:
            grades = read_grades(book, slugs)
        rows = table(grades, form, missing=0.0 if missing == "zero" else None, names=names)  # type: ignore[arg-type]
        _write(path, as_csv(rows, excel=excel))
    if grades.unread:
        waiting = _many(len(grades.unread), "submission still waits", "submissions still wait")
        whose = ", ".join(grades.unread[:5]) + (" and more" if len(grades.unread) > 5 else "")
        say.print(f"{waiting} for marks by hand ({whose}): what stands there now is without them.", markup=False)
    unknown = sum(not who.lms for who in grades.students)
    if form != "csv" and unknown:
        say.print(
            f"{_many(unknown, 'student has', 'students have')} no LMS id in the gradebook "
            "(`nbgrader db student add ID --lms-user-id=...`), so the LMS matches them by their login.",
            markup=False,
        )
    say.print(f"{path}: {_many(len(grades.students), 'student', 'students')}, {', '.join(slugs)}.", markup=False)


@app.command(rich_help_panel="Instructor")
def similar(
    chapter: ChapterName,
    out: Annotated[Path | None, typer.Option("--out", help="The page; build/similar/CHAPTER.html by default.")] = None,
    common: Annotated[
        int | None, typer.Option("--common", min=2, help="What more submissions than this share is no sign.")
    ] = None,
    private: PrivateFolder = None,
) -> None:
    """Find answers that are alike beyond chance, whatever their names and comments, and show them side by side."""
    from course_lib.chapters import find_chapter
    from course_lib.learner.results import UnreadableNotebook

    from .nbgrader_course import NoGrades, course_directory
    from .similar import alike
    from .similar_page import read_class, similar_page

    root = graded_course(private)
    with in_one_sentence(NoGrades, UnreadableNotebook):
        slug = find_chapter(root, chapter)
        works, public, left = read_class(course_directory(root), slug)
        pairs = alike(works, public, common=common)
        path = out or root / "build" / "similar" / f"{slug}.html"
        _write(path, similar_page(slug, pairs, len(works)).encode("utf-8", errors="replace"))
    for sentence in left:
        say.print(sentence, markup=False)
    for pair in pairs:
        say.print(f"{pair.left} and {pair.right}: {pair.share:.0%}, {pair.tokens} tokens.", markup=False)
    say.print(f"{_many(len(pairs), 'pair', 'pairs')} of {len(works)} submissions: {path}", markup=False)


def _write(path: Path, content: bytes) -> None:
    from course_lib.learner.work import _write_whole

    path.parent.mkdir(parents=True, exist_ok=True)
    _write_whole(path, content)


def _many(number: int, one: str, several: str) -> str:
    return f"{number:,} {one if number == 1 else several}"
