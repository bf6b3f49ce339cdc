# SPDX-License-Identifier: Apache-2.0
"""A chapter becomes one sound file with marks, by a planted speech command: nothing here needs a real one."""

import os
import stat
import struct
import subprocess
import sys
import textwrap
import wave
from pathlib import Path

import pytest

from course_lib.learner import audio, listening
from course_lib.learner.audio import BETWEEN, INSTALL, TO_THINK, AudioError, record, speech_command
from course_lib.learner.backup import back_up
from course_lib.learner.marks import Mark, as_comments, as_vtt, clock, from_vtt, write_wav
from course_lib.learner.spoken import THINK, Section

RATE = 8000
TOLD = (
    Section("1 · Two phases", ("Chapter 1. Two phases.", "one two three")),
    Section("Recall & <more>", ("Recall.", THINK, "four five")),
    Section("Quiz", ("Quiz.", THINK)),
)
SECONDS = [0.7 + BETWEEN, 0.1 + TO_THINK + 0.2 + BETWEEN, 0.1 + TO_THINK]
# a tenth of a second for each word
SPEAK = f"""
import sys, wave
words = sys.stdin.buffer.read().decode("utf-8").split()
with wave.open(sys.argv[1] if sys.argv[1:] else sys.stdout.buffer, "wb") as out:
    out.setparams((1, 2, {RATE}, 0, "NONE", ""))
    out.writeframes(bytes(2 * {RATE} // 10 * len(words)))
"""


@pytest.fixture
def speaker(tmp_path, monkeypatch):
    """A function (script) that gives the command running it; no tool of this machine is in sight."""
    tools = tmp_path / "tools"
    tools.mkdir()
    monkeypatch.setenv("PATH", str(tools))
    monkeypatch.delenv("COURSE_SPEECH", raising=False)

    def plant(script: str = SPEAK, *words: str) -> tuple[str, ...]:
        (tmp_path / "speak.py").write_text(textwrap.dedent(script))
        return (sys.executable, "-I", str(tmp_path / "speak.py"), *words)

    return plant


def tool(folder: Path, name: str, script: str) -> None:
    path = folder / "tools" / name
    path.write_text(f"#!{sys.executable} -I\n{textwrap.dedent(script)}")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def chunks(content: bytes) -> dict[bytes, bytes]:
    """The chunks of a RIFF file; fails where sizes do not add up."""
    name, size, kind = struct.unpack_from("<4sI4s", content)
    assert (name, size, kind) == (b"RIFF", len(content) - 8, b"WAVE")
    at, found = 12, {}
    while at < len(content):
        name, size = struct.unpack_from("<4sI", content, at)
        found[name] = content[at + 8 : at + 8 + size]
        assert len(found[name]) == size
        at += 8 + size + size % 2
    return found


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_marks_stand_in_order_and_inside_the_length(tmp_path, speaker):
    seen = []
    made = record(TOLD, tmp_path / "audio", "01-a", speaker(), on_section=lambda *at: seen.append(at))
    assert made.path == tmp_path / "audio" / "01-a.wav" and seen == [(1, 3), (2, 3), (3, 3)]
    assert made.seconds == pytest.approx(sum(SECONDS), abs=1e-3)
    starts = [mark.start for mark in made.marks]
    assert starts == pytest.approx([0, SECONDS[0], SECONDS[0] + SECONDS[1]]) and starts[-1] < made.seconds
    assert [mark.title for mark in made.marks] == [section.title for section in TOLD]
    with wave.open(str(made.path)) as sound:
        assert sound.getnframes() / sound.getframerate() == pytest.approx(made.seconds)
    # the player reads the same from the file beside it
    path, marks, seconds = listening.recording(tmp_path, "01")
    assert path == made.path and seconds == pytest.approx(made.seconds, abs=1e-3)
    assert [(mark.title, round(mark.start, 3)) for mark in marks] == [(m.title, round(m.start, 3)) for m in made.marks]
    assert names(tmp_path / "audio") == {"01-a.wav", "01-a.vtt"}


def test_a_wav_carries_its_marks(tmp_path):
    marks = [Mark("One", 0.0), Mark("Zwölf", 0.25)]
    write_wav(tmp_path / "a.wav", RATE, 2, bytes(4 * RATE), marks)
    found = chunks((tmp_path / "a.wav").read_bytes())
    assert struct.unpack("<HHIIHH", found[b"fmt "]) == (1, 2, RATE, 4 * RATE, 4, 16)
    count, *points = struct.unpack("<I" + "II4sIII" * 2, found[b"cue "])
    assert count == 2 and points[0:12:6] == [1, 2] and points[5:12:6] == [0, RATE // 4] and points[2] == b"data"
    assert found[b"LIST"].startswith(b"adtl")
    assert struct.pack("<4sII", b"labl", 8, 1) + b"One\0" in found[b"LIST"]
    assert struct.pack("<4sII", b"labl", 11, 2) + "Zwölf\0\0".encode() in found[b"LIST"]


def test_marks_as_text_and_back():
    marks = [Mark("A --> b & <c>", 0.0), Mark("Next", 3725.5)]
    text = as_vtt(marks, 7200.25, "1 · A")
    assert text.startswith("WEBVTT 1 · A\n\n") and "01:02:05.500 --> 02:00:00.250\nNext\n" in text
    assert from_vtt(text) == (marks, 7200.25)
    assert from_vtt("anything") == ([], 0.0) and from_vtt("WEBVTT") == ([], 0.0)
    assert as_comments(marks)[2:] == ["CHAPTER002=01:02:05.500", "CHAPTER002NAME=Next"]
    assert clock(59.9996) == "00:01:00.000"


@pytest.mark.parametrize("name", ["oggenc", "ffmpeg"])
def test_ogg_is_made_where_a_tool_can(tmp_path, speaker, name):
    record(TOLD, tmp_path / "audio", "01-a", speaker())
    tool(
        tmp_path,
        name,
        """
        import sys
        words = sys.argv[1:]
        out = words[words.index("--output") + 1] if "--output" in words else words[-1]
        open(out, "w").write("OggS " + " ".join(words))
        """,
    )
    made = record(TOLD, tmp_path / "audio", "01-a", speaker())
    assert made.path.name == "01-a.ogg" and names(tmp_path / "audio") == {"01-a.ogg", "01-a.vtt"}
    told = made.path.read_text()
    assert "TITLE=1 · Two phases" in told and "CHAPTER003NAME=Quiz" in told
    assert f"CHAPTER002={clock(made.marks[1].start)}" in told


@pytest.mark.parametrize("script", ["import sys; sys.exit(1)", "", "import sys; open(sys.argv[-2], 'w')"])
def test_a_tool_that_cannot_leaves_the_wav(tmp_path, speaker, script):
    tool(tmp_path, "oggenc", script)
    assert record(TOLD, tmp_path / "audio", "01-a", speaker()).path.name == "01-a.wav"
    assert names(tmp_path / "audio") == {"01-a.wav", "01-a.vtt"}


def test_speech_may_come_in_a_named_file(tmp_path, speaker):
    made = record(TOLD, tmp_path / "audio", "01-a", speaker(SPEAK, "{wav}"))
    assert made.seconds == pytest.approx(sum(SECONDS), abs=1e-3)


def test_a_program_at_a_pipe_may_not_know_the_length(tmp_path, speaker):
    """What espeak-ng does: sizes near 2 GiB in the head, then the samples that there are."""
    form = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, RATE, 2 * RATE, 2, 16)
    head = struct.pack("<4sI4s", b"RIFF", 0x7FFFF024, b"WAVE") + form + struct.pack("<4sI", b"data", 0x7FFFF000)
    command = speaker(f"import sys\nsys.stdout.buffer.write({head!r} + bytes({2 * RATE + 1}))")
    made = record(TOLD[:1], tmp_path / "audio", "01-a", command)
    assert made.seconds == pytest.approx(1 + BETWEEN)


FAULTS = {
    "stopped with status 3 (no voice)": "import sys\nprint('a\\nno voice', file=sys.stderr)\nsys.exit(3)",
    "did not give a WAV file of 16-bit PCM": "print('hello')",
    "gave no sound": SPEAK.replace("writeframes(bytes(2 *", "writeframes(bytes(0 *"),
    "16-bit": SPEAK.replace("(1, 2,", "(1, 1,"),
    "changes its sample rate": SPEAK.replace(f"{RATE}, 0", f"{RATE} + len(words), 0"),
    "took longer than 0.5 seconds": "import time\ntime.sleep(20)",
}


@pytest.mark.parametrize("says", FAULTS)
def test_a_broken_command_gets_one_sentence_and_leaves_what_was_there(tmp_path, speaker, monkeypatch, says):
    before = record(TOLD, tmp_path / "audio", "01-a", speaker())
    there = {path.name: path.read_bytes() for path in (tmp_path / "audio").iterdir()}
    if "longer" in says:
        monkeypatch.setattr(audio, "PATIENCE", 0.5)
    with pytest.raises(AudioError) as caught:
        record(TOLD, tmp_path / "audio", "01-a", speaker(FAULTS[says]))
    assert says in str(caught.value) and "COURSE_SPEECH" in str(caught.value) and "\n" not in str(caught.value)
    assert before.path.is_file() and there == {path.name: path.read_bytes() for path in (tmp_path / "audio").iterdir()}


def test_a_command_that_cannot_be_started(tmp_path, speaker):
    with pytest.raises(AudioError, match="cannot be started"):
        record(TOLD, tmp_path / "audio", "01-a", (str(tmp_path),))
    assert names(tmp_path / "audio") == set()


def test_an_empty_chapter(tmp_path, speaker):
    with pytest.raises(AudioError, match="nothing to read"):
        record((), tmp_path / "audio", "01-a", speaker())


@pytest.mark.parametrize("when", ["while it speaks", "before the marks"])
def test_a_kill_leaves_nothing_that_plays_half(tmp_path, speaker, when):
    command = speaker(
        SPEAK + "\nimport os, signal\nif 'four' in words: os.kill(os.getppid(), 9)\n"
        if when == "while it speaks"
        else SPEAK
    )
    script = f"""
        import os
        from pathlib import Path
        from course_lib.learner import audio
        from course_lib.learner.spoken import Section
        if {when == "before the marks"}:
            audio._write_whole = lambda *_: os.kill(os.getpid(), 9)
        audio.record({TOLD!r}, Path({str(tmp_path / "audio")!r}), "01-a", {command!r})
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(script)], check=False)
    assert done.returncode == -9 and listening.recording(tmp_path, "01") is None
    made = record(TOLD, tmp_path / "audio", "01-a", speaker())
    assert listening.recording(tmp_path, "01")[0] == made.path and names(tmp_path / "audio") == {"01-a.wav", "01-a.vtt"}


def test_which_command_speaks(tmp_path, speaker, monkeypatch):
    with pytest.raises(AudioError) as caught:
        speech_command(tmp_path)
    assert str(caught.value) == INSTALL and "espeak-ng" in INSTALL
    tool(tmp_path, "espeak-ng", "")
    assert speech_command(tmp_path)[0] == "espeak-ng"
    tool(tmp_path, "piper", "")
    (tmp_path / "pyproject.toml").write_text("[tool.course]\nspeech = 'piper --voice \"my voice\" -f {wav}'\n")
    assert speech_command(tmp_path) == ("piper", "--voice", "my voice", "-f", "{wav}")
    monkeypatch.setenv("COURSE_SPEECH", "nobody --aloud")
    with pytest.raises(AudioError, match="nobody is not installed"):
        speech_command(tmp_path)
    monkeypatch.setenv("COURSE_SPEECH", "piper 'open")
    with pytest.raises(AudioError, match="not closed"):
        speech_command(tmp_path)
    monkeypatch.delenv("COURSE_SPEECH")
    (tmp_path / "pyproject.toml").write_text("[tool")
    with pytest.raises(AudioError, match="cannot be read"):
        speech_command(tmp_path)


@pytest.fixture
def shown(monkeypatch):
    """What a notebook displays: pairs of data and metadata."""
    told = []
    monkeypatch.setattr("IPython.display.display", lambda data, raw, metadata: told.append((data, metadata)))
    return told


def test_without_a_recording_the_player_says_how_to_make_one(tmp_path, shown):
    listening.player("03", tmp_path)
    listening.player("no chapter", tmp_path)
    plain = [data["text/plain"] for data, _ in shown]
    assert "`.venv/bin/course audio 03`" in plain[0] and "course audio 01" in plain[1]
    assert (
        "<code>.venv/bin/course audio 03</code>" in shown[0][0]["text/html"]
        and "<audio" not in shown[0][0]["text/html"]
    )


def test_the_player_has_a_button_for_each_mark(tmp_path, speaker, shown, monkeypatch):
    record(TOLD, tmp_path / "audio", "01-a", speaker())
    record(TOLD, tmp_path / "audio", "02-b", speaker())
    (tmp_path / "01-a").mkdir()
    monkeypatch.chdir(tmp_path / "01-a")
    listening.player()
    page, plain = shown[0][0]["text/html"], shown[0][0]["text/plain"]
    assert page.count("<button") == 3 and page.count("data-lm-suppress-shortcuts") == 4
    assert 'src="../audio/01-a.wav"' in page and 'aria-label="Chapter 01 read aloud, 1 minute"' in page
    assert "Recall &amp; &lt;more&gt; <small>0:01</small>" in page and "currentTime=1.700" in page
    assert plain.splitlines()[1:] == ["0:00 1 · Two phases", "0:01 Recall & <more>", "0:07 Quiz"]
    assert shown[0][1] == {"unspoken": True}
    listening.player("02-b")
    assert 'src="../audio/02-b.wav"' in shown[1][0]["text/html"]


def test_a_backup_leaves_recordings_out(tmp_path, speaker):
    (tmp_path / "work" / "01-a").mkdir(parents=True)
    (tmp_path / "work" / "01-a" / "01-a.ipynb").write_text("mine")
    record(TOLD, tmp_path / "work" / "audio", "01-a", speaker())
    assert back_up(tmp_path / "work", tmp_path / "b.zip").files == 1


def test_the_command(project, course, lay, cells, speaker, monkeypatch):
    drawn = "from IPython.display import display\ndisplay({'text/plain': 'Figure: A line, 2 long.'}, raw=True)"
    lay(project / "notebooks", "01-a", [cells.text("# 1 · A\n\nHello."), cells.code(drawn), cells.text("## Quiz")])
    status, said = course("audio", "09")
    assert status == 1 and "choose one of 01-a" in said
    status, said = course("audio", "01")
    assert status == 1 and said == f"{INSTALL}\n"
    status, said = course("audio", "01", "--text")
    assert status == 0 and "The figure shows: A line, 2 long." in said and not (project / "work").exists()
    monkeypatch.setenv("COURSE_SPEECH", " ".join(speaker()))
    status, said = course("audio", "01")
    assert status == 0 and said.startswith("work/audio/01-a.wav: 1 minute, 2 marks, 0.")
    assert listening.recording(project / "work", "01-a") and not (project / "notebooks" / "01-a" / "audio").exists()
    monkeypatch.setenv("COURSE_SPEECH", f"{sys.executable} -c 1")
    status, said = course("audio", "01")
    assert status == 1 and "16-bit PCM" in said and len(said.strip().splitlines()) == 1
    assert os.listdir(project / "work" / "audio") and listening.recording(project / "work", "01-a")
