# SPDX-License-Identifier: Apache-2.0
"""The player of a recording, in JupyterLab and Chromium: by mouse, by keyboard alone, and where there is none."""

import shutil
import sys

import pytest
from axe_playwright_python.sync_playwright import Axe

from course_lib.learner.audio import record
from course_lib.learner.spoken import Section

pytestmark = pytest.mark.long

CHAPTER = "00-start-here/00-start-here.ipynb"
SLUG = "00-start-here"
TOLD = [Section(title, (title,)) for title in ("0 · Start here", "Move something", "Take-away")]
# ten seconds of a quiet tone for each part
TONE = """
import math, struct, sys, wave

with wave.open(sys.stdout.buffer, "wb") as out:
    out.setparams((1, 2, 8000, 0, "NONE", ""))
    out.writeframes(b"".join(struct.pack("<h", int(900 * math.sin(n / 9))) for n in range(80000)))
"""


@pytest.fixture
def recording(lab, tmp_path, monkeypatch):
    """A recording of chapter 00 in the learner's folder, as WAV, which every Chromium plays; removed afterwards."""
    (tmp_path / "tone.py").write_text(TONE)
    monkeypatch.setenv("PATH", str(tmp_path))
    yield record(TOLD, lab.root / "audio", SLUG, (sys.executable, str(tmp_path / "tone.py")))
    shutil.rmtree(lab.root / "audio")


@pytest.fixture
def open_page(page, lab, run_all, in_sight):
    """A function (locator) that opens chapter 00, runs it and gives what the locator finds."""

    def run(locator):
        run_all(page, lab, CHAPTER)
        return in_sight(page, page.locator(locator))

    return run


def test_without_a_recording_one_quiet_sentence_says_how(page, open_page):
    told = open_page("text=There is no recording of chapter 00 yet")
    assert "course audio 00" in told.text_content() and page.locator("audio").count() == 0
    assert page.complaints == []


def test_the_player_plays_from_a_mark(page, open_page, recording, keep):
    player = open_page(".course-audio")
    buttons = player.get_by_role("button")
    assert [name.split(" 0:")[0] for name in buttons.all_text_contents()] == [mark.title for mark in recording.marks]
    # what it was asked to do, and not how far a busy machine has got with it
    page.evaluate(
        "() => { window.asked = []; for (const kind of ['play', 'playing', 'seeking', 'seeked', 'timeupdate'])"
        " document.addEventListener(kind, e => asked.push([kind, e.target.currentTime]), true) }"
    )
    asked = "() => asked.some(([kind, at]) => kind != 'timeupdate' && at >= {0:.1f} - 0.1 && at < {0:.1f} + 5)"

    buttons.nth(1).click()
    page.wait_for_function(asked.format(recording.marks[1].start), timeout=60_000)
    # by keyboard: on to the next button, and play from there
    buttons.nth(1).focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_function(asked.format(recording.marks[2].start), timeout=60_000)
    assert page.evaluate("document.activeElement.textContent").startswith("Take-away")
    page.screenshot(path=keep("player"))
    assert page.complaints == []

    found = Axe().run(page, context=".course-audio")
    assert found.violations_count == 0, found.generate_report()
