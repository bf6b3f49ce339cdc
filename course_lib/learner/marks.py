# SPDX-License-Identifier: Apache-2.0
"""Chapter marks: where in a recording each heading begins, in the ways that files and players know."""

from __future__ import annotations

import html
import re
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

CUE = re.compile(r"^([\d:.]+) --> ([\d:.]+)\n(.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Mark:
    """A heading and the second at which it is read."""

    title: str
    start: float


def clock(seconds: float) -> str:
    """A time as HH:MM:SS.mmm."""
    thousandths = round(seconds * 1000)
    return f"{thousandths // 3_600_000:02}:{thousandths // 60_000 % 60:02}:{thousandths / 1000 % 60:06.3f}"


def in_minutes(seconds: float) -> str:
    """A length as people say it, such as "1 minute" and "25 minutes"."""
    whole = max(round(seconds / 60), 1)
    return f"{whole} minute{'' if whole == 1 else 's'}"


def as_vtt(marks: Sequence[Mark], seconds: float, title: str) -> str:
    """The marks as a WebVTT file of chapters (https://www.w3.org/TR/webvtt1/).

    Args:
      marks: in order.
      seconds: the whole length.
      title: what the recording is called.
    """
    ends = [*(mark.start for mark in marks[1:]), seconds]
    cues = [
        f"{clock(mark.start)} --> {clock(end)}\n{_escaped(mark.title)}\n" for mark, end in zip(marks, ends, strict=True)
    ]
    return "\n".join([f"WEBVTT {_escaped(title)}\n", *cues])


def from_vtt(text: str) -> tuple[list[Mark], float]:
    """The marks and the whole length that `as_vtt` wrote; nothing of a file that is none of its own."""
    cues = CUE.findall(text) if text.startswith("WEBVTT") else []
    marks = [Mark(html.unescape(title), _seconds(start)) for start, _, title in cues]
    return marks, _seconds(cues[-1][1]) if cues else 0.0


def as_comments(marks: Sequence[Mark]) -> list[str]:
    """The marks as Vorbis comments, CHAPTER001=00:00:00.000 and CHAPTER001NAME=title (Xiph's chapter extension)."""
    pairs = [
        (f"CHAPTER{number:03}={clock(mark.start)}", f"CHAPTER{number:03}NAME={mark.title}")
        for number, mark in enumerate(marks, start=1)
    ]
    return [comment for pair in pairs for comment in pair]


def write_wav(path: Path, rate: int, channels: int, frames: bytes | bytearray, marks: Sequence[Mark]) -> None:
    """Writes 16-bit PCM as WAV, its marks as the chunks `cue ` and `LIST adtl` (RIFF MCI, 1994).

    Args:
      path: where to.
      rate: frames a second.
      channels: samples in a frame.
      frames: the samples, little-endian.
      marks: in order.
    """
    head = struct.pack("<HHIIHH", 1, channels, rate, rate * channels * 2, channels * 2, 16)
    places = [round(mark.start * rate) for mark in marks]
    cues = b"".join(struct.pack("<II4sIII", n, at, b"data", 0, 0, at) for n, at in enumerate(places, start=1))
    labels = b"".join(
        _chunk(b"labl", struct.pack("<I", n) + mark.title.encode() + b"\0") for n, mark in enumerate(marks, start=1)
    )
    before = b"WAVE" + _chunk(b"fmt ", head) + struct.pack("<4sI", b"data", len(frames))
    after = _chunk(b"cue ", struct.pack("<I", len(marks)) + cues) + _chunk(b"LIST", b"adtl" + labels)
    with path.open("wb") as file:
        file.write(struct.pack("<4sI", b"RIFF", len(before) + len(frames) + len(after)))
        file.write(before)
        file.write(frames)  # apart, so that a long recording is not copied
        file.write(after)


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack("<4sI", name, len(content)) + content + b"\0" * (len(content) % 2)


def _escaped(title: str) -> str:
    return html.escape(" ".join(title.split()), quote=False)


def _seconds(clock: str) -> float:
    hours, minutes, seconds = clock.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(seconds)
