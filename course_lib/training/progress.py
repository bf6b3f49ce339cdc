# SPDX-License-Identifier: Apache-2.0
"""A progress bar for training, in a terminal and in a notebook."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from course_lib.training.stopping import LogLine

if TYPE_CHECKING:
    from rich.console import Console


@contextmanager
def progress_bar(start: int, last: int, console: Console | None = None) -> Iterator[Callable[[LogLine], None]]:
    """A bar from step `start` to step `last`; gives a function that shows a log line and moves the bar there.

    It is drawn anew at each log line and by nothing else: no thread runs beside the training. Where the output
    is neither a terminal nor a notebook, only its last state is written, and nothing where no log line came.
    """
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("step"),
        MofNCompleteColumn(),
        BarColumn(),
        TextColumn("{task.fields[told]}"),
        TimeRemainingColumn(),
    )
    bar = Progress(*columns, console=console, auto_refresh=False)
    task = bar.add_task("training", total=last, completed=start, told="")
    with ExitStack() as started:
        if bar.console.is_terminal or bar.console.is_jupyter:
            started.enter_context(bar)

        def show(line: LogLine) -> None:
            if not bar.live.is_started:
                started.enter_context(bar)
            told = "  ".join(f"{name.replace('_', ' ')} {value:.4g}" for name, value in line.items() if name != "step")
            bar.update(task, completed=int(line["step"]), told=told, refresh=True)

        yield show
