# SPDX-License-Identifier: Apache-2.0
"""The verb `course data`: which public sets there are, fetch one, and turn one's own mail into the course's JSONL."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from course_lib.terminal import in_one_sentence, say

data = typer.Typer(help="Public data sets: list them, fetch one; import your own mail.")


@data.callback(invoke_without_command=True)
def data_sets(context: typer.Context) -> None:
    """List the public data sets; `fetch` brings one, `import` reads your own mail."""
    from course_lib.data.public import SETS, found_where

    if context.invoked_subcommand:
        return
    for public in SETS:
        rows = f"{public.rows:,} rows, " if public.rows is not None else ""
        say.print(f"{public.name}: {public.what}", markup=False)
        say.print(f"  {rows}{public.size / 1e6:.2f} MB, {public.licence}; {public.attribution}", markup=False)
        say.print(f"  where: {found_where(public)}; used in: {public.used_in}\n", markup=False)


@data.command()
def fetch(name: Annotated[str, typer.Argument(metavar="NAME", help="As `course data` lists it.")]) -> None:
    """Fetch a public data set into the cache; what was cut off goes on where it stopped."""
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn

    from course_lib.data import DataUnavailable, fetch_set, public

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), DownloadColumn())
    with in_one_sentence(DataUnavailable):
        wanted = public.named(name)
        here = public.find(wanted)
        with Progress(*columns, console=say, transient=True, disable=not say.is_terminal) as progress:
            tasks = {file.name: progress.add_task(file.name, total=file.size, start=False) for file in wanted.files}

            def tell(file: str, done: int, size: int) -> None:
                progress.start_task(tasks[file])
                progress.update(tasks[file], completed=done, total=size)

            folder = here or fetch_set(wanted, tell=tell)
        say.print(f"{name} is {'already' if here else 'now'} in {folder}.", markup=False)
        say.print(f"Licence {wanted.licence}; name its authors: {wanted.attribution}.", markup=False)


@data.command("import")
def import_mail(
    source: Annotated[Path, typer.Argument(metavar="FILE.mbox", help="An mbox file, or a Maildir folder.")],
    to: Annotated[Path | None, typer.Option("--to", help="The file to write; NAME.jsonl here by default.")] = None,
    keep_addresses: Annotated[
        bool, typer.Option("--keep-addresses", help="Mask neither addresses nor telephone numbers.")
    ] = False,
) -> None:
    """Turn your own mail into JSONL, one mail a line, with addresses and telephone numbers masked."""
    from course_lib.data import MailboxError, import_mails

    with in_one_sentence(MailboxError):
        made = import_mails(source, to or Path(f"{source.resolve().stem}.jsonl"), keep_addresses=keep_addresses)
    say.print(made.sentence(), markup=False)
    if keep_addresses:
        say.print("Addresses and telephone numbers stand in it: keep the file to yourself.")
    else:
        say.print("Names and what people tell of themselves still stand in it: read it before you share it.")
