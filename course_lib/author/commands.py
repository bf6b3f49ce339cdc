# SPDX-License-Identifier: Apache-2.0
"""The author's verbs of the command `course`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from course_lib.terminal import LIBRARY, ChapterName, in_one_sentence, project_root, say

app = typer.Typer(rich_help_panel="Author")
PrivateFolder = Annotated[Path | None, typer.Option("--private", help="A private course, outside the repository.")]


@app.command(rich_help_panel="Author")
def build(
    check: Annotated[bool, typer.Option("--check", help="Write nothing; fail when notebooks/ is stale.")] = False,
    solutions: Annotated[bool, typer.Option("--solutions", help="Write only the instructor's notebooks.")] = False,
    private: PrivateFolder = None,
) -> None:
    """Build both editions of every chapter from its Markdown, the same bytes each time."""
    from . import build as builder
    from . import private as own
    from .settings import Refused, is_private
    from .source import SourceError

    root = course = project_root()
    with in_one_sentence(SourceError, Refused):
        if private:
            root = LIBRARY if is_private(root) else root  # also when called inside a private course
            for path in [] if check else own.set_up(root, private):
                say.print(f"laid {path}", markup=False)
            course = own.course_in(private)
        editions = builder.build_editions(course)
        if check:
            stale = builder.differences(course, editions)
            remedy = f"`course build --private {private}`." if private else "`make build` and commit the result."
            for sentence in stale:
                say.print(f"{sentence} Run {remedy}", markup=False)
            raise typer.Exit(1 if stale else 0)
        for path in builder.write_editions(course, editions, only_instructor=solutions):
            say.print(f"wrote {path if private else path.relative_to(course)}", markup=False)
        if private:
            for sentence in own.what_is_public(root, [edition.chapter for edition in editions]):
                say.print(sentence, markup=False)


@app.command(rich_help_panel="Author")
def release(
    chapter: ChapterName,
    to: Annotated[Path, typer.Option("--to", help="The zip, or a folder for it; here by default.")] = Path(),
    private: PrivateFolder = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a different file.")] = False,
) -> None:
    """Pack a chapter for learners: notebook, library and environment; no solution, test, key or history."""
    from course_lib.chapters import find_chapter

    from . import handout
    from . import private as own
    from .settings import Refused
    from .source import SourceError

    with in_one_sentence(SourceError, Refused):
        course = own.course_in(private) if private else project_root()
        made = handout.make_handout(course, find_chapter(course, chapter), LIBRARY)
        path = handout.write_handout(made, to, force=force)
    feedback = "withholds all keys" if made.withheld else "answers at once, from sealed keys"
    say.print(f"{path}: {made.files} files, {len(made.content) / 1e6:.1f} MB; its quiz {feedback}.", markup=False)


@app.command(rich_help_panel="Author")
def lint(
    chapter: Annotated[str, typer.Argument(help="Such as 01 or 01-two-phases; without it, all.")] = "",
    no_run: Annotated[bool, typer.Option("--no-run", help="Leave out the rules that run both editions.")] = False,
    quiz_clues: Annotated[
        bool, typer.Option("--quiz-clues", help="Only show what guessing by position or length earns in the quizzes.")
    ] = False,
) -> None:
    """Say what a chapter still lacks, one sentence a finding; fails when there is any."""
    from course_lib.chapters import UnknownChapter, find_chapter

    from .lint import lint as find
    from .lint_runs import run as run_edition

    root = project_root()
    if quiz_clues:
        raise typer.Exit(_show_quiz_clues(root))
    try:
        slug = find_chapter(root, chapter) if chapter else None
    except UnknownChapter as error:
        say.print(str(error), markup=False)
        raise typer.Exit(2) from error
    findings = find(root, slug, run=None if no_run else run_edition)
    for finding in findings:
        say.print(str(finding), markup=False)
    if findings:
        raise typer.Exit(1)
    say.print(f"{slug or 'Every chapter'} holds all rules{' that need no run' if no_run else ''}.")


@app.command(rich_help_panel="Author")
def mutants(
    chapter: ChapterName,
    listing: Annotated[bool, typer.Option("--list", help="Show every mutant, not only the accepted ones.")] = False,
) -> None:
    """Plant small faults into the reference solutions and count how many the checks reject."""
    from course_lib.chapters import UnknownChapter, find_chapter

    from . import mutants as author
    from .source import SourceError
    from .trial import TrialError

    root = project_root()
    try:
        slug = find_chapter(root, chapter)
        status = author.report(root, root / "solutions" / slug / f"{slug}.md", listing=listing)
    except (UnknownChapter, SourceError, author.MutantsError, TrialError) as error:
        say.print(str(error), markup=False)
        raise typer.Exit(2) from error
    raise typer.Exit(status)


@app.command(rich_help_panel="Author")
def answers(
    chapter: Annotated[str, typer.Argument(help="Such as 01 or 01-two-phases; without it, all.")] = "",
) -> None:
    """Run all known answers, with and without the hidden checks; fails if one is judged or explained wrongly."""
    from course_lib.chapters import find_chapter

    from .answer_report import report
    from .answers import AnswersError, graded_exercises
    from .build import chapter_sources
    from .source import SourceError
    from .trial import TrialError

    root = project_root()
    with in_one_sentence(AnswersError, SourceError, TrialError):
        slug = find_chapter(root, chapter) if chapter else None
        paths = [path for path in chapter_sources(root) if slug in (None, path.stem)]
        status = report(root, [graded for path in paths for graded in graded_exercises(path)])
    raise typer.Exit(status)


@app.command(rich_help_panel="Author")
def new(
    slug: Annotated[str, typer.Argument(help="Number and name, such as 03-training-loop.")],
    title: Annotated[str, typer.Option(help="What stands above the chapter.")],
) -> None:
    """Write a new chapter in its whole shape: it builds at once, and `course lint` lists what is left to write."""
    from .skeleton import NameRefused, write_skeleton

    root = project_root()
    with in_one_sentence(NameRefused):
        path = write_skeleton(root, slug, title)
    say.print(f"wrote {path.relative_to(root)}: run `course build`, then `course lint {slug[:2]}`.")


def _show_quiz_clues(root: Path) -> int:
    from .bank import BankError
    from .quiz_clues import course_items, table
    from .quiz_clues import quiz_clues as find

    try:
        clues = find(course_items(root))
    except BankError as error:
        say.print(str(error), markup=False)
        return 2
    say.print(table(clues), markup=False, soft_wrap=True)
    return 1 if any(clue.is_clue for clue in clues) else 0
