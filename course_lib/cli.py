# SPDX-License-Identifier: Apache-2.0
"""The command `course`: thin, one group of verbs for each role. The work is done where it belongs."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Training versus inference, hands-on.")
bench = typer.Typer(no_args_is_help=True, help="Measure: contestants paired in one run, one card, one JSON line.")
app.add_typer(bench, name="bench", rich_help_panel="Engineer")
say = Console(highlight=False, soft_wrap=True)

WELCOME = "00-start-here/00-start-here.ipynb"


def project_root() -> Path:
    """The course's folder: the current one, or else the one that the package was installed from.

    Raises:
      typer.Exit: neither is the course's folder; says so.
    """
    for folder in (Path.cwd(), Path(__file__).resolve().parent.parent):
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
            f"--LabApp.default_url=/lab/tree/{WELCOME}",
            f"--LabApp.app_settings_dir={settings}",
        ]
    as_root = ["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    # nbgrader calls alembic by name when it makes a gradebook, and `make lab` activates no environment
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    # nbgrader's commands and its Lab extensions look for nbgrader_config.py in the folder they start in
    os.chdir(root)
    os.execv(sys.executable, [sys.executable, "-m", "jupyterlab", *place, *as_root, *context.args])


@app.command(rich_help_panel="Author")
def build(
    check: Annotated[bool, typer.Option("--check", help="Write nothing; fail when notebooks/ is stale.")] = False,
    solutions: Annotated[bool, typer.Option("--solutions", help="Write only the instructor's notebooks.")] = False,
) -> None:
    """Build both editions of every chapter from its Markdown, the same bytes each time."""
    from course_lib.author import build as builder
    from course_lib.author.source import SourceError

    root = project_root()
    try:
        editions = builder.build_editions(root)
    except SourceError as error:
        say.print(str(error))
        raise typer.Exit(1) from error
    if check:
        stale = builder.differences(root, editions)
        for sentence in stale:
            say.print(f"{sentence} Run `make build` and commit the result.")
        raise typer.Exit(1 if stale else 0)
    for path in builder.write_editions(root, editions, only_instructor=solutions):
        say.print(f"wrote {path.relative_to(root)}")


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
        say.print(str(error))
        raise typer.Exit(2) from error
    findings = find(root, slug, run=not no_run)
    for finding in findings:
        say.print(str(finding), markup=False)
    if findings:
        raise typer.Exit(1)
    say.print(f"{slug or 'Every chapter'} holds all rules{' that need no run' if no_run else ''}.")


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
        say.print(str(error))
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


if __name__ == "__main__":
    app()
