# SPDX-License-Identifier: Apache-2.0
"""The player: a chapter's recording in a notebook, with a button for each of its marks."""

from __future__ import annotations

import html
from pathlib import Path

from .audio import KINDS
from .backup import RECORDINGS
from .marks import Mark, from_vtt, in_minutes
from .spoken_code import UNSPOKEN

# JupyterLab takes Enter and Space for its own commands, but not from an element that says so
OWN_KEYS = 'data-lm-suppress-shortcuts="true"'
BUTTON = (
    "font:inherit;color:inherit;background:none;border:1px solid #767676;border-radius:3px;"
    "text-align:left;padding:4px 10px;margin:2px 0;min-height:28px;cursor:pointer"
)


def player(chapter: str = "", work: Path | None = None) -> None:
    """Displays the recording that `course audio` made, or the sentence that says how to make it.

    Args:
      chapter: `01` or `01-two-phases`; by default the one whose page this is.
      work: the learner's folder; by default the one that holds the folder of this notebook.
    """
    from IPython.display import display

    folder, name = work or Path.cwd().parent, chapter or Path.cwd().name
    found = recording(folder, name)
    if found is None:
        number = name[:2] if name[:2].isdigit() else "01"
        page, plain = how(number, "<code>", "</code>"), how(number, "`", "`")
    else:
        page, plain = as_html(*found), as_text(*found)
    # a recording of this page should not tell of itself
    display({"text/html": page, "text/plain": plain}, raw=True, metadata={UNSPOKEN: True})


def recording(work: Path, name: str) -> tuple[Path, list[Mark], float] | None:
    """A chapter's sound file, its marks and its length; None where there is none, or only part of one."""
    for sidecar in sorted((work / RECORDINGS).glob("*.vtt")):
        if name in (sidecar.stem, sidecar.stem[:2]):
            sound = next((path for kind in KINDS if (path := sidecar.with_suffix(kind)).is_file()), None)
            marks, seconds = from_vtt(sidecar.read_text(encoding="utf-8"))
            return (sound, marks, seconds) if sound and marks else None
    return None


def how(number: str, before: str, after: str) -> str:
    """How a recording is made, in one sentence; `before` and `after` set the command apart."""
    return (
        f"There is no recording of chapter {number} yet: in a terminal in the course's folder, "
        f"{before}.venv/bin/course audio {number}{after} makes one, and this cell, run again, plays it."
    )


def as_html(sound: Path, marks: list[Mark], seconds: float) -> str:
    """The browser's own player, and a button for each mark."""
    label = f"Chapter {sound.stem[:2]} read aloud, {in_minutes(seconds)}"
    # relative: the page finds it from its own place, behind every server and hub
    source = f"../{RECORDINGS}/{sound.name}"
    buttons = "".join(
        f'<li><button type="button" {OWN_KEYS} style="{BUTTON}" onclick="{_go(mark.start)}">'
        f"{html.escape(mark.title)} <small>{_time(mark.start)}</small></button></li>"
        for mark in marks
    )
    return (
        f'<section class="course-audio" aria-label="{label}" style="max-width:46em">'
        f'<audio controls preload="none" {OWN_KEYS} aria-label="{label}" style="width:100%" src="{source}"></audio>'
        f"<p>{label}. Play from:</p>"
        f'<ul style="list-style:none;margin:0;padding:0;columns:20em 2">{buttons}</ul></section>'
    )


def as_text(sound: Path, marks: list[Mark], seconds: float) -> str:
    """The same for a page that shows no player."""
    lines = [f"{_time(mark.start)} {mark.title}" for mark in marks]
    head = f"Chapter {sound.stem[:2]} read aloud, {in_minutes(seconds)}: {RECORDINGS}/{sound.name} in your work folder."
    return "\n".join([head, *lines])


def _go(start: float) -> str:
    return f"const a=this.closest('.course-audio').querySelector('audio');a.currentTime={start:.3f};a.play()"


def _time(seconds: float) -> str:
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}"
