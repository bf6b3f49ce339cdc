# SPDX-License-Identifier: Apache-2.0
"""The verb `course audio`: a chapter read aloud."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Annotated, Any

import typer

from course_lib.terminal import ChapterName, in_one_sentence, project_root, say


def audio(
    chapter: ChapterName,
    text: Annotated[bool, typer.Option("--text", help="Print what would be said; nothing is spoken.")] = False,
    seconds: Annotated[int, typer.Option("--seconds", min=1, help="How long one cell may take.")] = 120,
) -> None:
    """Read a chapter aloud into one sound file with a mark at every heading, in work/audio/."""
    from course_lib.chapters import find_chapter

    from . import answers
    from .audio import AudioError, record, speech_command
    from .backup import RECORDINGS
    from .marks import in_minutes
    from .results import UnreadableNotebook
    from .spoken import as_text, sections

    root = project_root()
    with in_one_sentence(AudioError, UnreadableNotebook):
        slug = find_chapter(root, chapter)
        # asked first: who has no speech program should not wait for the chapter to run
        command = () if text else speech_command(root)
        with say.status("Running the chapter") as status:
            notebook = _run(root / "notebooks" / slug, seconds)
            told = sections(notebook, answers.student(root / "work" / slug))
            if text:
                status.stop()
                say.print(as_text(told), markup=False)
                return
            made = record(
                told,
                root / "work" / RECORDINGS,
                slug,
                command,
                on_section=lambda number, of: status.update(f"Reading part {number} of {of}"),
            )
    size = made.path.stat().st_size / 1e6
    length = in_minutes(made.seconds)
    say.print(f"{made.path.relative_to(root)}: {length}, {len(made.marks)} marks, {size:.1f} MB.", markup=False)
    say.print("In a chapter, `listening.player()` plays it; any other player opens the file too.", markup=False)


def _run(chapter: Path, seconds: int) -> Any:
    """The released chapter with the outputs of a run in a clean kernel, so that figures can be told.

    It runs in a copy of its folder: the learner's own work is neither read nor touched.
    """
    from .results import read_notebook
    from .run import run_notebook

    notebook = read_notebook(chapter / f"{chapter.name}.ipynb")
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / chapter.name
        shutil.copytree(chapter, copy)
        ran, stopped = run_notebook(notebook, copy, seconds=seconds)
    for sentence in stopped:
        say.print(sentence, markup=False)
    return ran
