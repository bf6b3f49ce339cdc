# SPDX-License-Identifier: Apache-2.0
"""The verb `course models`: which trained models there are, and fetch one."""

from __future__ import annotations

from typing import Annotated

import typer

from course_lib.terminal import in_one_sentence, say

models = typer.Typer(help="Trained models: list them, fetch one.")


@models.callback(invoke_without_command=True)
def trained_models(context: typer.Context) -> None:
    """List the trained models; `fetch` brings one."""
    from course_lib.models.pretrained.catalogue import MODELS, found_where

    if context.invoked_subcommand:
        return
    for model in MODELS:
        size = f"{model.size / 1e6:.2f} MB, " if model.size else ""
        say.print(f"{model.name}: {model.what}", markup=False)
        say.print(f"  for: {model.purpose}", markup=False)
        say.print(f"  {size}{model.licence}; {model.attribution}", markup=False)
        say.print(f"  needs {model.memory / 1e9:.1f} GB of memory", markup=False)
        say.print(f"  where: {found_where(model)}\n", markup=False)


@models.command()
def fetch(name: Annotated[str, typer.Argument(metavar="NAME", help="As `course models` lists it.")]) -> None:
    """Fetch a trained model into the cache; what was interrupted is taken up by the same command."""
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn

    from course_lib.data import DataUnavailable
    from course_lib.models.pretrained import catalogue
    from course_lib.models.pretrained.fetch import fetch as bring

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), DownloadColumn())
    with in_one_sentence(DataUnavailable):
        model = catalogue.named(name)
        here = catalogue.find(model)
        with Progress(*columns, console=say, transient=True, disable=not say.is_terminal) as progress:
            task = progress.add_task(name, total=None)
            folder = here or bring(model, tell=lambda _, done, size: progress.update(task, completed=done, total=size))
        say.print(f"{name} is {'already' if here else 'now'} in {folder}.", markup=False)
        say.print(f"Licence {model.licence}; name its authors: {model.attribution}.", markup=False)
