# SPDX-License-Identifier: Apache-2.0
"""The engineer's verbs of the command `course`."""

from __future__ import annotations

from typing import Annotated

import typer

from course_lib.terminal import project_root, say

app = typer.Typer()
bench = typer.Typer(no_args_is_help=True, help="Measure: contestants paired in one run, one card, one JSON line.")
app.add_typer(bench, name="bench", rich_help_panel="Engineer")


@app.command(rich_help_panel="Engineer")
def warm() -> None:
    """Fill the compile cache: run every chapter as released, once, and keep nothing but what was compiled."""
    from .chapters import run_chapter

    for path in sorted(project_root().glob("notebooks/*/*.ipynb")):
        run_chapter(path)


@bench.command("data")
def bench_data(
    readme: Annotated[bool, typer.Option("--readme", help="Also write the means into README.md.")] = False,
) -> None:
    """The chapters' spam filter against TF-IDF with logistic regression, ten stated splits."""
    from course_lib import devices
    from course_lib.author.readme import with_section
    from course_lib.data import DataUnavailable

    from . import data

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
    from . import chapters

    raise typer.Exit(chapters.main(project_root()))
