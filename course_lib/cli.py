# SPDX-License-Identifier: Apache-2.0
"""The command `course`: thin, one group of verbs for each role. The work is done where it belongs."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.markup import escape

if TYPE_CHECKING:
    from course_lib.learner.submit import Checked

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Training versus inference, hands-on.")
bench = typer.Typer(no_args_is_help=True, help="Measure: contestants paired in one run, one card, one JSON line.")
app.add_typer(bench, name="bench", rich_help_panel="Engineer")
say = Console(highlight=False, soft_wrap=True)

WELCOME = "00-start-here/00-start-here.ipynb"
LIBRARY = Path(__file__).resolve().parents[1]


def project_root() -> Path:
    """The course's folder: the current one, or else the one that the package was installed from.

    Raises:
      typer.Exit: neither is the course's folder; says so.
    """
    for folder in (Path.cwd(), LIBRARY):
        if (folder / "nbgrader_config.py").is_file():
            return folder
    say.print("This is not the course's folder: run `course` where nbgrader_config.py lies.")
    raise typer.Exit(2)


@app.command(rich_help_panel="Learner")
def work() -> None:
    """Copy the chapters into work/ where they are absent; started work is never touched."""
    from course_lib.learner.work import lay_out

    root = project_root()
    for laid in lay_out(root / "notebooks", root / "work"):
        say.print(laid.sentence(root / "work"))


@app.command(rich_help_panel="Learner", context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def lab(
    context: typer.Context,
    instructor: Annotated[bool, typer.Option("--instructor", help="The whole folder, with formgrader.")] = False,
) -> None:
    """Open JupyterLab at the welcome notebook; further options go to JupyterLab (such as --no-browser)."""
    root = project_root()
    if instructor:
        place = [f"--ServerApp.root_dir={root}"]
    else:
        work()
        # without news from the net, and without the instructor's side panels
        settings = Path(__file__).parent / "learner" / "lab_settings"
        place = [
            f"--ServerApp.root_dir={root / 'work'}",
            f"--LabApp.default_url=/lab/tree/{first_page(root / 'work')}",
            f"--LabApp.app_settings_dir={settings}",
        ]
    as_root = ["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    # nbgrader calls alembic by name when it makes a gradebook, and `make lab` activates no environment
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    # nbgrader's commands and its Lab extensions look for nbgrader_config.py in the folder they start in
    os.chdir(root)
    os.execv(sys.executable, [sys.executable, "-m", "jupyterlab", *place, *as_root, *context.args])


@contextlib.contextmanager
def in_one_sentence(*others: type[Exception]) -> Iterator[None]:
    """What its user can mend is told in one sentence, without a traceback; the exit status is then 1."""
    from course_lib.chapters import UnknownChapter
    from course_lib.learner.backup import BackupError
    from course_lib.learner.certificate import CertificateError
    from course_lib.learner.results import UnreadableNotebook
    from course_lib.learner.submit import BadStudent

    learners = (UnknownChapter, UnreadableNotebook, BadStudent, BackupError, CertificateError)
    try:
        yield
    except learners + others as error:
        told = str(error)
    except OSError as error:
        told = f"{error.filename or 'This'}: {(error.strerror or str(error)).lower()}. What you had is as it was."
    else:
        return
    say.print(told, markup=False)
    raise typer.Exit(1)


def own_notebook(root: Path, chapter: str) -> Path:
    """The learner's notebook of a chapter.

    Raises:
      UnknownChapter: there is no such chapter.
      typer.Exit: the learner has no copy yet; says so.
    """
    from course_lib.chapters import find_chapter

    slug = find_chapter(root, chapter)
    path = root / "work" / slug / f"{slug}.ipynb"
    if not path.is_file():
        say.print(f"{path.relative_to(root)} is not there yet: `course work` lays it there.", markup=False)
        raise typer.Exit(1)
    return path


def first_page(work: Path) -> str:
    """The welcome notebook, or where that was not handed out the first chapter there is."""
    chapters = sorted(path.relative_to(work).as_posix() for path in work.glob("[0-9][0-9]-*/*.ipynb"))
    return WELCOME if WELCOME in chapters or not chapters else chapters[0]


ChapterName = Annotated[str, typer.Argument(metavar="CHAPTER", help="01 or 01-two-phases")]
PrivateFolder = Annotated[Path | None, typer.Option("--private", help="A private course, outside the repository.")]
CellSeconds = Annotated[int, typer.Option("--seconds", min=1, help="How long one cell may take.")]
STAMP = "%Y%m%d-%H%M%S"


@app.command(rich_help_panel="Learner")
def check(chapter: ChapterName, seconds: CellSeconds = 120) -> None:
    """Run your chapter from top to bottom in a clean kernel and tell what the visible checks say."""
    with in_one_sentence():
        tell_check(own_notebook(project_root(), chapter), seconds)


def tell_check(path: Path, seconds: int) -> Checked:
    """Checks a learner's notebook and prints the table."""
    from rich.table import Table

    from course_lib.learner.submit import check_notebook

    with say.status("Starting a clean kernel") as status:
        checked = check_notebook(
            path, seconds=seconds, on_cell=lambda n, of: status.update(f"Running cell {n} of {of}")
        )
    table = Table("exercise or question", "the check says", "points", title=path.stem, title_justify="left")
    for item in checked.items:
        table.add_row(escape(item.title), item.outcome, f"{item.points:g} of {item.possible:g}")
    Console().print(table)
    for sentence in checked.stopped:
        say.print(sentence, markup=False)
    say.print(f"The visible checks give {checked.points:g} of {checked.possible:g} points. Your file is as it was.")
    return checked


@app.command(rich_help_panel="Learner")
def submit(
    chapter: ChapterName,
    to: Annotated[Path | None, typer.Option("--to", help="The folder for the file; submissions/ by default.")] = None,
    student: Annotated[str | None, typer.Option("--student", help="Your student id.")] = None,
    seconds: CellSeconds = 120,
) -> None:
    """Check your chapter and make the one file to hand in, finished or not."""
    from course_lib.learner.submit import write_submission

    root = project_root()
    with in_one_sentence():
        path = own_notebook(root, chapter)
        checked = tell_check(path, seconds)
        made = write_submission(path, to or root / "submissions", student=student, stamp=time.strftime(STAMP))
    if checked.untouched:
        say.print(f"Not attempted: {'; '.join(item.title for item in checked.untouched)}.", markup=False)
        say.print("That does not matter for handing in; you may also go on and submit once more.")
    if made.kept:
        say.print(f"Your earlier submission is kept as {made.kept}.", markup=False)
    if not made.student:
        say.print("No student id stands in it: `--student ID` writes one, if your instructor asks for it.")
    say.print(f"Hand in this file: {made.path}", markup=False)


@app.command(rich_help_panel="Learner")
def progress() -> None:
    """Show how far you are, as your saved notebooks tell it; nothing is run."""
    from rich.table import Table

    from course_lib.learner import progress as learner

    chapters = learner.read_progress(project_root() / "work")
    if not chapters:
        say.print("There are no chapters in work/ yet: `course work` lays them there, `make lab` opens them.")
        raise typer.Exit(1)
    table = Table(*learner.HEADS, title=learner.CAPTION, title_justify="left")
    table.columns[-1].no_wrap = True
    for row in learner.rows(chapters):
        table.add_row(*map(escape, row))
    Console().print(table)
    for sentence in [*(chapter.trouble for chapter in chapters if chapter.trouble), learner.NOTE]:
        say.print(sentence, markup=False)


@app.command(rich_help_panel="Learner")
def reset(chapter: ChapterName) -> None:
    """Lay a fresh copy of a chapter; your file is kept beside it, with the time in its name."""
    from course_lib.chapters import find_chapter
    from course_lib.learner import reset as learner

    root = project_root()
    with in_one_sentence():
        slug = find_chapter(root, chapter)
        kept, laid = learner.reset(root / "notebooks", root / "work", slug, stamp=time.strftime(STAMP))
    if kept:
        say.print(f"Your file is kept as {kept.relative_to(root)}.", markup=False)
    for one in laid:
        say.print(one.sentence(root / "work"), markup=False)


@app.command(rich_help_panel="Learner")
def backup(file: Annotated[Path | None, typer.Argument(help="backup-DATE-TIME.zip here by default.")] = None) -> None:
    """Write all your work to one zip file."""
    from course_lib.learner.backup import back_up

    with in_one_sentence():
        made = back_up(project_root() / "work", file or Path(f"backup-{time.strftime(STAMP)}.zip"))
    if made.links:
        say.print(f"Links are left out: {', '.join(made.links)}.", markup=False)
    say.print(f"{made.path} holds {made.files} files, {made.size / 1e6:.1f} MB before packing.", markup=False)


@app.command(rich_help_panel="Learner")
def restore(file: Annotated[Path, typer.Argument(help="A zip that `course backup` made.")]) -> None:
    """Bring a backup's files back; nothing you have now is overwritten."""
    from course_lib.learner import backup as learner

    with in_one_sentence():
        say.print(learner.restore(file, project_root() / "work").sentence(), markup=False)


@app.command(rich_help_panel="Learner")
def certificate(
    name: Annotated[str | None, typer.Option("--name", help="Whose it is.")] = None,
    chapters: Annotated[str | None, typer.Option("--chapters", help="Such as 00,01; all by default.")] = None,
    to: Annotated[Path, typer.Option("--to", help="The folder for the two files.")] = Path(),
    date: Annotated[str | None, typer.Option("--date", help="YYYY-MM-DD; today by default.")] = None,
    sign: Annotated[Path | None, typer.Option("--sign", help="Sign it with this private key.")] = None,
    result: Annotated[str | None, typer.Option("--result", help="The signer's own words for the result.")] = None,
    new_key: Annotated[Path | None, typer.Option("--new-key", help="Make a key to sign with.")] = None,
    verify: Annotated[Path | None, typer.Option("--verify", help="Check a certificate, PDF or PNG.")] = None,
    public_key: Annotated[Path | None, typer.Option("--public-key", help="Whose signature it must bear.")] = None,
) -> None:
    """Make a certificate as PDF and PNG, sign it, or check one."""
    from course_lib.learner import certificate as learner
    from course_lib.learner import progress, signature

    with in_one_sentence():
        if new_key:
            public = signature.new_key(new_key)
            say.print(
                f"Keep {new_key} to yourself and outside of this folder; give {public} to everyone.", markup=False
            )
            return
        if verify:
            key = signature.read_public_key(public_key) if public_key else None
            facts = signature.verify(verify.read_bytes(), key)
            say.print(f"It is as it was signed by the key {facts.signed_by}.")
            say.print(f"The signature covers: {facts.name}, {facts.date}, {facts.result}.", markup=False)
            say.print("Compare them with what you see.")
            return
        if name is None:
            raise learner.CertificateError("Whose certificate is it? Write the name behind --name.")
        if result and not sign:
            raise learner.CertificateError("Only who signs can state a --result: leave it out, or add --sign KEYFILE.")
        told = result or progress.result(progress.chosen(project_root(), chapters))
        name, told = learner.drawable(name, "name"), learner.drawable(told, "result")
        private = signature.read_private_key(sign) if sign else None
        made = signature.certificates(name, learner.valid_date(date), told, private)
        for path in learner.write(made, to, name):
            say.print(f"{path}: {name}, {told}, {'signed' if sign else learner.SELF_STUDY}.", markup=False)


@app.command(rich_help_panel="Author")
def build(
    check: Annotated[bool, typer.Option("--check", help="Write nothing; fail when notebooks/ is stale.")] = False,
    solutions: Annotated[bool, typer.Option("--solutions", help="Write only the instructor's notebooks.")] = False,
    private: PrivateFolder = None,
) -> None:
    """Build both editions of every chapter from its Markdown, the same bytes each time."""
    from course_lib.author import build as builder
    from course_lib.author import private as own
    from course_lib.author.settings import Refused, is_private
    from course_lib.author.source import SourceError

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
    from course_lib.author import handout
    from course_lib.author import private as own
    from course_lib.author.settings import Refused
    from course_lib.author.source import SourceError
    from course_lib.chapters import find_chapter

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
) -> None:
    """Say what a chapter still lacks, one sentence a finding; fails when there is any."""
    from course_lib.author.lint import lint as find
    from course_lib.chapters import UnknownChapter, find_chapter

    root = project_root()
    try:
        slug = find_chapter(root, chapter) if chapter else None
    except UnknownChapter as error:
        say.print(str(error), markup=False)
        raise typer.Exit(2) from error
    findings = find(root, slug, run=not no_run)
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
    from course_lib.author import mutants as author
    from course_lib.author.source import SourceError
    from course_lib.author.trial import TrialError
    from course_lib.chapters import UnknownChapter, find_chapter

    root = project_root()
    try:
        slug = find_chapter(root, chapter)
        status = author.report(root, root / "solutions" / slug / f"{slug}.md", listing=listing)
    except (UnknownChapter, SourceError, author.MutantsError, TrialError) as error:
        say.print(str(error), markup=False)
        raise typer.Exit(2) from error
    raise typer.Exit(status)


@app.command(rich_help_panel="Author")
def new(
    slug: Annotated[str, typer.Argument(help="Number and name, such as 03-training-loop.")],
    title: Annotated[str, typer.Option(help="What stands above the chapter.")],
) -> None:
    """Write a new chapter in its whole shape: it builds at once, and `course lint` lists what is left to write."""
    from course_lib.author.skeleton import NameRefused, write_skeleton

    root = project_root()
    try:
        path = write_skeleton(root, slug, title)
    except NameRefused as error:
        say.print(str(error), markup=False)
        raise typer.Exit(1) from error
    say.print(f"wrote {path.relative_to(root)}: run `course build`, then `course lint {slug[:2]}`.")


@app.command(rich_help_panel="Engineer")
def warm() -> None:
    """Fill the compile cache: run every chapter as released, once, and keep nothing but what was compiled."""
    from course_lib.bench.chapters import run_chapter

    for path in sorted(project_root().glob("notebooks/*/*.ipynb")):
        run_chapter(path)


@bench.command("data")
def bench_data(
    readme: Annotated[bool, typer.Option("--readme", help="Also write the means into README.md.")] = False,
) -> None:
    """The chapters' spam filter against TF-IDF with logistic regression, ten stated splits."""
    from course_lib import devices
    from course_lib.author.readme import with_section
    from course_lib.bench import data
    from course_lib.data import DataUnavailable

    devices.setup()
    try:
        cards = data.measure()
    except DataUnavailable as error:
        say.print(str(error))
        raise typer.Exit(1) from error
    if readme:
        path = project_root() / "README.md"
        path.write_text(with_section(path.read_text(encoding="utf-8"), "bench", data.markdown(cards)), encoding="utf-8")
    raise typer.Exit(data.report(cards))


@bench.command("chapters")
def bench_chapters() -> None:
    """Seconds and memory of every chapter, both editions, each in a clean kernel."""
    from course_lib.bench import chapters

    raise typer.Exit(chapters.main(project_root()))


if not (LIBRARY / "course_lib" / "author").is_dir():  # what `course release` packs holds the learner's room only
    app.registered_commands = [one for one in app.registered_commands if one.rich_help_panel == "Learner"]
    app.registered_groups = []

if __name__ == "__main__":
    app()
