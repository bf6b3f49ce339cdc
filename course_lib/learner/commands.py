# SPDX-License-Identifier: Apache-2.0
"""The learner's verbs of the command `course`."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from course_lib.terminal import ChapterName, in_one_sentence, project_root, say

from .audio_command import audio
from .data_commands import data
from .models_commands import models
from .submit import Checked

app = typer.Typer(rich_help_panel="Learner")
app.add_typer(data, name="data", rich_help_panel="Learner")
app.add_typer(models, name="models", rich_help_panel="Learner")
app.command(rich_help_panel="Learner")(audio)
WELCOME = "00-start-here/00-start-here.ipynb"
STAMP = "%Y%m%d-%H%M%S"
CellSeconds = Annotated[int, typer.Option("--seconds", min=1, help="How long one cell may take.")]


@app.command(rich_help_panel="Learner")
def work() -> None:
    """Copy the chapters into work/ where they are absent; started work is never touched."""
    from .work import lay_out

    root = project_root()
    with in_one_sentence():
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
        settings = Path(__file__).parent / "lab_settings"
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


@app.command(rich_help_panel="Learner")
def check(chapter: ChapterName, seconds: CellSeconds = 120) -> None:
    """Run your chapter from top to bottom in a clean kernel and tell what the visible checks say."""
    with in_one_sentence(*mendable()):
        tell_check(own_notebook(project_root(), chapter), seconds)


@app.command(rich_help_panel="Learner")
def submit(
    chapter: ChapterName,
    to: Annotated[Path | None, typer.Option("--to", help="The folder for the file; submissions/ by default.")] = None,
    student: Annotated[str | None, typer.Option("--student", help="Your student id.")] = None,
    seconds: CellSeconds = 120,
) -> None:
    """Check your chapter and make the one file to hand in, finished or not."""
    from .submit import write_submission

    root = project_root()
    with in_one_sentence(*mendable()):
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

    from . import progress as learner

    chapters = learner.read_progress(project_root() / "work")
    if not chapters:
        say.print("There are no chapters in work/ yet: `course work` lays them there, `make lab` opens them.")
        raise typer.Exit(1)
    # without the usual padding all heads fit into 80 columns
    table = Table(*learner.HEADS, title=learner.CAPTION, title_justify="left", pad_edge=False, collapse_padding=True)
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

    from . import reset as learner

    root = project_root()
    with in_one_sentence(*mendable()):
        slug = find_chapter(root, chapter)
        kept, laid = learner.reset(root / "notebooks", root / "work", slug, stamp=time.strftime(STAMP))
    if kept:
        say.print(f"Your file is kept as {kept.relative_to(root)}.", markup=False)
    for one in laid:
        say.print(one.sentence(root / "work"), markup=False)


@app.command(rich_help_panel="Learner")
def backup(file: Annotated[Path | None, typer.Argument(help="backup-DATE-TIME.zip here by default.")] = None) -> None:
    """Write all your work to one zip file."""
    from .backup import back_up

    with in_one_sentence(*mendable()):
        made = back_up(project_root() / "work", file or Path(f"backup-{time.strftime(STAMP)}.zip"))
    if made.links:
        say.print(f"Links are left out: {', '.join(made.links)}.", markup=False)
    say.print(f"{made.path} holds {made.files} files, {made.size / 1e6:.1f} MB before packing.", markup=False)


@app.command(rich_help_panel="Learner")
def restore(file: Annotated[Path, typer.Argument(help="A zip that `course backup` made.")]) -> None:
    """Bring a backup's files back; nothing you have now is overwritten."""
    from . import backup as learner

    with in_one_sentence(*mendable()):
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
    from . import certificate as learner
    from . import progress, signature

    with in_one_sentence(*mendable()):
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


def mendable() -> tuple[type[Exception], ...]:
    """What a learner's commands raise and their user can mend."""
    from .backup import BackupError
    from .certificate import CertificateError
    from .results import UnreadableNotebook
    from .submit import BadStudent

    return UnreadableNotebook, BadStudent, BackupError, CertificateError


def tell_check(path: Path, seconds: int) -> Checked:
    """Checks a learner's notebook and prints the table."""
    from rich.table import Table

    from .submit import check_notebook

    with say.status("Starting a clean kernel") as status:
        checked = check_notebook(
            path, seconds=seconds, on_cell=lambda n, of: status.update(f"Running cell {n} of {of}")
        )
    table = Table("exercise or question", "the check says", "points", title=path.stem, title_justify="left")
    for item in checked.items:
        table.add_row(escape(item.title), item.summary, f"{item.points:g} of {item.possible:g}")
    Console().print(table)
    for sentence in checked.stopped:
        say.print(sentence, markup=False)
    say.print(f"The visible checks give {checked.points:g} of {checked.possible:g} points. Your file is as it was.")
    if checked.unseen[1]:
        say.print(f"On inputs you have not seen, {checked.unseen[0]} of {checked.unseen[1]} checks pass.")
    return checked


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
