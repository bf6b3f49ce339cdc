# SPDX-License-Identifier: Apache-2.0
"""The quiz card: by mouse, by keyboard alone, closed and reopened, handed in as a lone notebook, graded."""

import csv
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.long

CHAPTER = "01-two-phases/01-two-phases.ipynb"
SLUG = "01-two-phases"


@pytest.fixture
def open_cards(page, lab, run_all):
    """A function (theme) that opens the chapter in a theme, with all of its cards."""

    def run(theme="JupyterLab Light"):
        run_all(page, lab, CHAPTER)
        page.evaluate(f"jupyterapp.commands.execute('apputils:change-theme', {{theme: '{theme}'}})")

    return run


@pytest.fixture
def card(page, in_sight):
    """A function from an option to the card that offers it."""
    return lambda option: in_sight(page, page.locator(".course-card", has_text=option))


BY_MOUSE = "A trained model in a phone decides whether the face in front of the camera is its owner's."
BY_KEYS = "Nothing happened to them: only the input changed."


def test_a_card_is_answered_closed_reopened_handed_in_and_graded(page, open_cards, card, lab, course, keep):
    open_cards()
    first = card(BY_MOUSE)
    first.get_by_label(BY_MOUSE).check()
    first.get_by_role("button", name="Check").click()
    first.get_by_text("Question 1: right").wait_for(timeout=30_000)

    second = card(BY_KEYS)
    second.locator("input").first.focus()
    page.keyboard.press("Space")
    while not second.get_by_label(BY_KEYS).is_checked():
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    second.get_by_text("Question 2: right").wait_for(timeout=30_000)
    assert page.evaluate("document.activeElement.textContent") == "Check"
    second.scroll_into_view_if_needed()
    page.screenshot(path=keep("card-light"))
    assert page.complaints == []

    page.goto("about:blank")
    lab.stop_kernels()
    open_cards()
    for option in (BY_MOUSE, BY_KEYS):
        again = card(option)
        assert again.get_by_label(option).is_checked()
        again.get_by_text(": right").wait_for(timeout=30_000)
    page.evaluate("jupyterapp.commands.execute('docmanager:save')")

    run(course, "-m", "course_lib.cli", "submit", "01", "--student", "ada", "--to", str(course / "handed-in"))
    (handed_in,) = (course / "handed-in").glob("*.ipynb")
    assert marks(course, as_lms_zip(course, handed_in)) == 2


def test_answer_cell_is_collapsed_and_opens_from_the_keyboard(page, lab, run_all, in_sight, keep):
    run_all(page, lab, CHAPTER)
    cell = in_sight(page, page.locator(".jp-CodeCell", has_text="question_1 = ..."))
    shown = page.locator(".course-card", has_text=BY_MOUSE)
    shown.wait_for(timeout=60_000)
    shown.scroll_into_view_if_needed()
    page.screenshot(path=keep("card-collapsed-answer"))
    assert cell.locator(".jp-Placeholder").count() == 1
    cell.click()
    page.evaluate("jupyterapp.commands.execute('notebook:hide-cell-code')")
    page.evaluate("jupyterapp.commands.execute('notebook:show-cell-code')")
    cell.locator(".cm-content").click()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type('question_1 = "b"')
    page.keyboard.press("Shift+Enter")
    page.keyboard.press("Shift+Enter")
    page.get_by_text("Question 1: right").first.wait_for(timeout=30_000)


def test_the_card_is_accessible_in_light_and_dark(page, open_cards, card, keep):
    for theme, name in [("JupyterLab Light", "light"), ("JupyterLab Dark", "dark")]:
        open_cards(theme)
        shown = card(BY_KEYS)
        shown.locator("input").first.check()
        shown.get_by_role("button", name="Check").click()
        shown.get_by_text("Question 2").last.wait_for(timeout=30_000)
        found = Axe().run(page, context=".course-card")
        assert found.violations_count == 0, found.generate_report()
        shown.get_by_role("button", name="Check").focus()
        page.keyboard.press("Shift+Tab")
        shown.scroll_into_view_if_needed()
        page.screenshot(path=keep(f"card-{name}-focus"))


def test_the_accessibility_run_sees_a_fault(page):
    page.set_content("<html lang='en'><title>t</title><main class='course-card'><input type='text'></main></html>")
    assert Axe().run(page, context=".course-card").violations_count > 0


def run(folder, *arguments):
    script = Path(sys.executable)
    surroundings = os.environ | {"PATH": f"{script.parent}:{os.environ['PATH']}"}
    done = subprocess.run([script, *arguments], cwd=folder, capture_output=True, text=True, env=surroundings)
    assert done.returncode == 0, done.stdout + done.stderr


def as_lms_zip(course, notebook):
    """What an LMS lets an instructor download: a zip with one notebook for each student, its name made longer."""
    archive = course / "downloaded" / SLUG / "archive"
    archive.mkdir(parents=True)
    with zipfile.ZipFile(archive / "class.zip", "w") as packed:
        packed.write(notebook, f"Lovelace_Ada_4711_assignsubmission_file_{notebook.name}")
    return "ada"


def marks(course, student):
    """The mark that plain nbgrader gives to what it finds in the zip."""
    run(course, "-m", "nbgrader", "generate_assignment", SLUG, "--force")
    run(course, "-m", "nbgrader", "zip_collect", SLUG)
    run(course, "-m", "nbgrader", "autograde", SLUG, "--student", student)
    run(course, "-m", "nbgrader", "export", "--to", "one.csv")
    with (course / "one.csv").open(newline="") as file:
        return next(float(row["score"]) for row in csv.DictReader(file) if row["student_id"] == student)
