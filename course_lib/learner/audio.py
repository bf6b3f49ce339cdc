# SPDX-License-Identifier: Apache-2.0
"""From what is said to one sound file with chapter marks, by whatever speech program is at hand."""

from __future__ import annotations

import io
import os
import shlex
import shutil
import subprocess
import tempfile
import tomllib
import wave
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from .marks import Mark, as_comments, as_vtt, write_wav
from .spoken import THINK, Section
from .work import _write_whole

KINDS = (".ogg", ".wav")
SETTING = "COURSE_SPEECH"
# a fifth below its usual level: at that its peaks reach full scale, and are clipped once they are Ogg
ESPEAK = ("espeak-ng", "-v", "en-gb", "-s", "160", "-a", "80", "--stdin", "--stdout")
FILE = "{wav}"
INSTALL = (
    "No speech program is installed: install espeak-ng (`sudo apt install espeak-ng`, or `brew install espeak-ng` on a "
    f"Mac), or name another command in {SETTING}."
)
PATIENCE = 600  # seconds for the words between two pauses
BETWEEN, TO_THINK = 1.0, 4.0  # seconds of silence: between two parts, and for the listener's own thought
QUALITY = "1"  # of Ogg Vorbis; a voice needs no more


class AudioError(ValueError):
    """A chapter cannot be read aloud; the message is one sentence with the remedy, and no file was changed."""


@dataclass(frozen=True)
class Recording:
    """A chapter's sound file: where it lies, its length in seconds, and its marks."""

    path: Path
    seconds: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class _Sound:
    """16-bit samples: frames a second, samples a frame, little-endian bytes."""

    rate: int
    channels: int
    frames: bytes


def speech_command(root: Path) -> tuple[str, ...]:
    """The command that speaks: COURSE_SPEECH, or `[tool.course] speech` in pyproject.toml, or espeak-ng.

    It reads text on its standard input and writes WAV to its standard output, or to the file whose place {wav} holds.

    Args:
      root: the course's folder.

    Raises:
      AudioError: there is none, it is not installed, or the setting cannot be read.
    """
    setting = os.environ.get(SETTING) or _setting(root / "pyproject.toml")
    try:
        command = tuple(shlex.split(setting)) or ESPEAK
    except ValueError as error:
        raise AudioError(f"The speech command {setting!r} has a quotation mark that is not closed.") from error
    if shutil.which(command[0]) is None:
        raise AudioError(INSTALL if command == ESPEAK else _unusable(command, "is not installed"))
    return command


def record(
    told: Sequence[Section],
    folder: Path,
    slug: str,
    command: Sequence[str],
    *,
    on_section: Callable[[int, int], None] | None = None,
) -> Recording:
    """Speaks a chapter into `folder/SLUG.ogg`, or SLUG.wav where nothing makes Ogg, its marks beside it as SLUG.vtt.

    The marks are written last: a recording without them is none, so that a kill leaves nothing half.

    Args:
      told: what is said.
      folder: where to; made where it is absent.
      slug: NN-slug.
      command: as `speech_command` gives it.
      on_section: called before each section with its number, from 1, and the number of sections.

    Raises:
      AudioError: the command did not give speech.
      OSError: the folder cannot be written to.
    """
    folder.mkdir(parents=True, exist_ok=True)
    spoken, marks, length = bytearray(), [], 0
    first: _Sound | None = None
    for number, section in enumerate(told, start=1):
        if on_section:
            on_section(number, len(told))
        for place, sound in enumerate(_spoken(section, command)):
            first = first or sound
            if (sound.rate, sound.channels) != (first.rate, first.channels):
                raise AudioError(_unusable(command, "changes its sample rate from one text to the next"))
            if place == 0:
                marks.append(Mark(section.title, length / first.rate))
            spoken += sound.frames
            length = len(spoken) // (2 * first.channels)
    if first is None:
        raise AudioError("There is nothing to read in this chapter: its notebook holds no text.")
    seconds = length / first.rate
    parts = {kind: folder / f"{slug}{kind}.part" for kind in KINDS}
    try:
        write_wav(parts[".wav"], first.rate, first.channels, spoken, marks)
        made = (
            ".ogg"
            if _encoded(parts[".wav"], parts[".ogg"], [f"TITLE={told[0].title}", *as_comments(marks)])
            else ".wav"
        )
        sidecar = folder / f"{slug}.vtt"
        sidecar.unlink(missing_ok=True)
        path = parts[made].replace(folder / f"{slug}{made}")
        for other in set(KINDS) - {made}:
            (folder / f"{slug}{other}").unlink(missing_ok=True)
        _write_whole(sidecar, as_vtt(marks, seconds, told[0].title).encode())
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)
    return Recording(path, seconds, tuple(marks))


def _spoken(section: Section, command: Sequence[str]) -> Iterator[_Sound]:
    """A section's sounds: its words up to each pause, and the pauses."""
    paragraphs: list[str] = []
    for paragraph in [*section.paragraphs, None]:
        if paragraph:
            paragraphs.append(paragraph)
            continue
        if paragraphs:
            sound = _said("\n\n".join(paragraphs), command)
            yield sound
            paragraphs = []
            frames = round(sound.rate * (TO_THINK if paragraph == THINK else BETWEEN))
            yield _Sound(sound.rate, sound.channels, bytes(2 * sound.channels * frames))


def _said(text: str, command: Sequence[str]) -> _Sound:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "said.wav"
        words = [word.replace(FILE, str(file)) for word in command]
        try:
            done = subprocess.run(words, input=f"{text}\n".encode(), capture_output=True, timeout=PATIENCE, check=False)
        except subprocess.TimeoutExpired as error:
            raise AudioError(_unusable(command, f"took longer than {PATIENCE} seconds for one part")) from error
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise AudioError(_unusable(command, f"cannot be started ({reason})")) from error
        if done.returncode:
            last = done.stderr.decode(errors="replace").strip().splitlines()[-1:]
            reason = f" ({last[0][:200]})" if last else ""
            raise AudioError(_unusable(command, f"stopped with status {done.returncode}{reason}"))
        content = file.read_bytes() if file.is_file() else done.stdout
    try:
        with wave.open(io.BytesIO(content)) as told:
            # a program that writes to a pipe cannot know the length: what is there counts
            sound = _Sound(told.getframerate(), told.getnchannels(), told.readframes(told.getnframes()))
            width = told.getsampwidth()
    except (wave.Error, EOFError) as error:
        raise AudioError(_unusable(command, "did not give a WAV file of 16-bit PCM")) from error
    if width != 2 or not sound.frames:
        raise AudioError(_unusable(command, "gave no sound" if width == 2 else "did not give a WAV file of 16-bit PCM"))
    size = 2 * sound.channels
    return _Sound(sound.rate, sound.channels, sound.frames[: len(sound.frames) // size * size])


def _encoded(wav: Path, ogg: Path, comments: Sequence[str]) -> bool:
    """Makes Ogg Vorbis with the first tool that can; whether one could."""
    tools = {
        "oggenc": [
            "--quiet",
            "--utf8",
            "--quality",
            QUALITY,
            *_each("--comment", comments),
            "--output",
            str(ogg),
            str(wav),
        ],
        "ffmpeg": [
            *("-v", "error", "-y", "-f", "wav", "-i", str(wav), "-c:a", "libvorbis", "-q:a", QUALITY),
            *_each("-metadata", comments),
            *("-f", "ogg", str(ogg)),
        ],
    }
    for tool, words in tools.items():
        if program := shutil.which(tool):
            done = subprocess.run([program, *words], stdin=subprocess.DEVNULL, capture_output=True, check=False)
            if done.returncode == 0 and ogg.is_file() and ogg.stat().st_size:
                return True
    return False


def _each(option: str, values: Sequence[str]) -> list[str]:
    return [word for value in values for word in (option, value)]


def _setting(path: Path) -> str:
    try:
        return str(tomllib.loads(path.read_text(encoding="utf-8")).get("tool", {}).get("course", {}).get("speech", ""))
    except FileNotFoundError:
        return ""
    except (ValueError, AttributeError) as error:
        raise AudioError(f"{path} cannot be read as TOML: mend it, or name a command in {SETTING}.") from error


def _unusable(command: Sequence[str], what: str) -> str:
    return (
        f"The speech command {command[0]} {what}: it must read text on its standard input and write WAV to its "
        f"standard output or to {FILE}; name another one in {SETTING}."
    )
