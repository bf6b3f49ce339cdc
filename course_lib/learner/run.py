# SPDX-License-Identifier: Apache-2.0
"""Runs a notebook from top to bottom in a clean kernel: the one place where that is done."""

from __future__ import annotations

import asyncio
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .results import joined

if TYPE_CHECKING:
    from nbformat import NotebookNode

PATIENCE = 10  # seconds for a kernel to come back after an interrupt, and for its heartbeat thread to end


def run_notebook(
    notebook: Mapping[str, Any],
    folder: Path,
    *,
    seconds: int = 300,
    on_cell: Callable[[int, int], None] | None = None,
) -> tuple[NotebookNode, list[str]]:
    """Runs a copy of a notebook, going on after errors and after cells that take too long.

    Args:
      notebook: its JSON; old outputs are dropped, so that a cell that is not reached shows none.
      folder: where the kernel works.
      seconds: how long one cell may take before it is interrupted.
      on_cell: called before each cell with its number, from 1, and the number of cells.

    Returns:
      The copy with its outputs, and one sentence for each cell that did not end by itself.
    """
    import nbformat
    from nbclient import NotebookClient
    from nbclient.util import run_sync

    book = nbformat.from_dict(_without_outputs(notebook))
    surroundings = {"metadata": {"path": str(folder)}}
    client = NotebookClient(book, timeout=None, allow_errors=True, kernel_name="python3", resources=surroundings)
    client.reset_execution_trackers()
    stopped = []
    # what the kernel itself tells its terminal is for nobody here; what the cells print is in the outputs
    with client.setup_kernel(stderr=subprocess.DEVNULL):
        assert client.kc is not None
        _limit_wait_for_heartbeat(client.kc.hb_channel)
        for number, cell in enumerate(book.cells, start=1):
            if on_cell:
                on_cell(number, len(book.cells))
            ending, goes_on = run_sync(_run_cell)(client, cell, number - 1, seconds)
            if ending:
                stopped.append(f"{_name(cell)} {ending}.{'' if goes_on else ' The cells below it were not run.'}")
            if not goes_on:
                break
    return book, stopped


def _limit_wait_for_heartbeat(channel: Any) -> None:
    """Lets a kernel's heartbeat thread end by itself, if it does not within a moment.

    jupyter_client joins that thread without a time limit, and once in hundreds of runs it waits for a message that
    never comes: the run would not end. Whether the kernel lives, nbclient asks the process.
    """

    def stop() -> None:
        channel._running = False
        channel._exit.set()
        channel.join(PATIENCE)
        if not channel.is_alive():
            channel.close()

    channel.stop = stop


async def _run_cell(client: Any, cell: Any, index: int, seconds: int) -> tuple[str, bool]:
    """Runs one cell, interrupts it after `seconds`; how it ended ("" by itself), and whether the kernel can go on."""
    from nbclient.exceptions import DeadKernelError
    from nbclient.util import ensure_async

    ending = ""
    # nbclient's own time limit leaves a reader behind that swallows the next cells' outputs
    running = asyncio.ensure_future(client.async_execute_cell(cell, index))
    done, _ = await asyncio.wait({running}, timeout=seconds)
    if not done:
        ending = f"took longer than {seconds} seconds"
        await ensure_async(client.km.interrupt_kernel())
        done, _ = await asyncio.wait({running}, timeout=PATIENCE)
    if not done:
        await ensure_async(client.km.shutdown_kernel(now=True))
    try:
        await running
    except DeadKernelError:
        return ending or "ended the kernel", False
    return ending, True


def _without_outputs(notebook: Mapping[str, Any]) -> dict[str, Any]:
    cells = []
    for cell in notebook["cells"]:
        fresh: dict[str, Any] = {"outputs": [], "execution_count": None} if cell["cell_type"] == "code" else {}
        cells.append(dict(cell) | {"source": joined(cell["source"])} | fresh)
    return dict(notebook) | {"cells": cells}


def _name(cell: Any) -> str:
    lines = [line for line in cell.source.splitlines() if line.strip()]
    return f"The cell that begins with `{lines[0].strip()[:60]}`"
