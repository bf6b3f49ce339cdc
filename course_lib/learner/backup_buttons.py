# SPDX-License-Identifier: Apache-2.0
"""Backup and restore by two controls in a notebook, for places that forget, such as Binder."""

from __future__ import annotations

import base64
import html
import io
import tempfile
import time
from pathlib import Path
from typing import Any

import ipywidgets

from .backup import BackupError, back_up, restore

# a link holds the whole file; and a Jupyter server takes no upload over 10 MB by this road
MOST_IN_A_LINK = 7_000_000


def buttons(work: Path | None = None) -> None:
    """Displays two controls: one makes a backup and offers it for download, one restores a backup.

    Args:
      work: the learner's folder; by default the one that holds the folder of this notebook.
    """
    from IPython.display import display

    folder = work or Path.cwd().parent
    layout = {"width": "auto"}
    make = ipywidgets.Button(description="Make a backup of all my work", layout=layout)
    choose = ipywidgets.FileUpload(accept=".zip", description="Restore a backup", layout=layout)
    make.tooltip = "Makes one zip file of all your notebooks and shows a link to download it"
    choose.tooltip = "Choose a backup's zip file; nothing you have now is overwritten"
    told = ipywidgets.HTML()

    def on_make(_: Any) -> None:
        told.value = _status(link(folder, time.strftime("%Y%m%d-%H%M%S")))

    def on_choose(change: Any) -> None:
        for file in change["new"]:
            try:
                sentence = restore(io.BytesIO(bytes(file["content"])), folder).sentence()
            except (BackupError, OSError) as error:
                sentence = str(error)
            told.value = _status(html.escape(sentence))
        choose.value = ()  # so that the same file may be chosen once more

    make.on_click(on_make)
    choose.observe(on_choose, names="value")
    box = ipywidgets.VBox([ipywidgets.HBox([make, choose]), told])
    bundle = box._repr_mimebundle_()
    data = dict(bundle[0] if isinstance(bundle, tuple) else bundle)
    plain = (
        "In a terminal, `course backup` writes all your work to one zip file, and `course restore FILE` brings it back."
    )
    display(data | {"text/html": f"<p>{html.escape(plain)}</p>", "text/plain": plain}, raw=True)


def link(work: Path, stamp: str) -> str:
    """Makes a backup and gives the HTML that offers it: a link that holds it, or for large work where it lies."""
    name = f"backup-{stamp}.zip"
    try:
        with tempfile.TemporaryDirectory() as folder:
            saved = back_up(work, Path(folder) / name)
            content = saved.path.read_bytes()
        if len(content) > MOST_IN_A_LINK:
            back_up(work, work / name)
            return f"The backup is {name} in the list of files: choose Download in its menu there."
    except (BackupError, OSError) as error:
        return html.escape(str(error))
    data = base64.b64encode(content).decode()
    size = f"{saved.files} files, {max(len(content) // 1000, 1)} kB"
    return f'<a download="{name}" href="data:application/zip;base64,{data}">Download {name}</a> ({size})'


def _status(told: str) -> str:
    return f'<p role="status">{told}</p>'
