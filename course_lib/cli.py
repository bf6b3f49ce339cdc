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
def lab(context: typer.Context) -> None:
    """Open JupyterLab at the welcome notebook; further options go to JupyterLab (such as --no-browser)."""
    work()
    root = project_root()
    settings = Path(__file__).parent / "learner" / "lab_settings"
    command = [
        *(sys.executable, "-m", "jupyterlab"),
        f"--ServerApp.root_dir={root / 'work'}",
        f"--LabApp.default_url=/lab/tree/{WELCOME}",
        f"--LabApp.app_settings_dir={settings}",
        *(["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),
        *context.args,
    ]
    # nbgrader's commands and its Lab extensions look for nbgrader_config.py in the folder they start in
    os.chdir(root)
    os.execv(sys.executable, command)


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


@app.command(rich_help_panel="Engineer")
def warm() -> None:
    """Fill the compile cache: run every chapter as released, once, and keep nothing but what was compiled."""
    from course_lib.bench.chapters import run_chapter

    for path in sorted(project_root().glob("notebooks/*/*.ipynb")):
        run_chapter(path)


@bench.command("data")
def bench_data() -> None:
    """The chapters' spam filter against TF-IDF with logistic regression, ten stated splits."""
    from course_lib.bench import data

    raise typer.Exit(data.main())


@bench.command("chapters")
def bench_chapters() -> None:
    """Seconds and memory of every chapter, both editions, each in a clean kernel."""
    from course_lib.bench import chapters

    raise typer.Exit(chapters.main(project_root()))


if __name__ == "__main__":
    app()
