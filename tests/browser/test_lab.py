# SPDX-License-Identifier: Apache-2.0
"""Chapter 01 as a learner meets it: JupyterLab in headless Chromium, a slider moved, an answer checked."""

import re

import pytest

pytestmark = pytest.mark.long

CHAPTER = "01-two-phases/01-two-phases.ipynb"
ANSWER = """def descend(weights, slope, rate, steps):
    for _ in range(steps):
        weights = weights - rate * slope(weights)
    return weights"""


@pytest.fixture
def cell_with(page, in_sight):
    """A function from a text to the code cell that holds it."""
    return lambda text: in_sight(page, page.locator(".jp-CodeCell", has_text=re.compile(re.escape(text))))


@pytest.fixture
def chapter(page, lab, run_all):
    run_all(page, lab, CHAPTER)
    page.evaluate("document.querySelector('.jp-WindowedPanel-outer').scrollTop = 0")
    return page


def test_the_slider_moves_the_line_and_a_right_answer_shows_as_right(chapter, cell_with, keep):
    page = chapter
    cell_with("my_path = clouds.fit_by_hand")
    sentence = page.get_by_role("status").filter(has_text="With the weights").first
    sentence.wait_for(timeout=30_000)
    picture = page.locator(".jp-OutputArea-output img[alt^='With the weights']").first
    before = sentence.inner_text(), picture.get_attribute("src")
    assert "Moves so far: 0" in before[0]

    handle = page.locator(".noUi-handle").first
    handle.focus()
    for _ in range(10):
        handle.press("ArrowRight")
    sentence.filter(has_text="1.0 and 0.0").wait_for(timeout=30_000)
    assert picture.get_attribute("src") != before[1]
    assert loss_in(sentence.inner_text()) < loss_in(before[0])
    picture.scroll_into_view_if_needed()
    page.screenshot(path=keep("chapter-01-slider"))

    exercise = cell_with("def descend(weights, slope, rate, steps):")
    exercise.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(ANSWER)
    page.keyboard.press("Shift+Enter")
    page.keyboard.press("Shift+Enter")
    page.get_by_text("The visible checks pass").first.wait_for(timeout=30_000)
    page.get_by_text("The visible checks pass").first.scroll_into_view_if_needed()
    assert page.get_by_text("Each round starts where the last one ended").first.is_visible()
    page.screenshot(path=keep("chapter-01-right-answer"))
    assert page.complaints == []


def loss_in(sentence):
    return float(re.search(r"the loss is ([\d.]+)", sentence).group(1).rstrip("."))


def test_the_validate_button_answers(chapter, keep):
    page = chapter
    page.evaluate("jupyterapp.commands.execute('docmanager:save')")
    page.get_by_role("button", name="Validate").click()
    page.get_by_text("Validation Results").wait_for(timeout=120_000)
    page.screenshot(path=keep("chapter-01-validate"))
    assert page.get_by_text("failed").count() > 0


def test_a_learner_sees_no_instructor_tools(chapter):
    assert chapter.get_by_text("Create Assignment").count() == 0
    assert chapter.get_by_text("Nbgrader", exact=True).count() == 0


def test_formgrader_answers(course, start_lab, page, keep):
    lab = start_lab(course, "--instructor")
    assert "01-two-phases" in lab.get("formgrader/api/assignments")
    page.goto(f"{lab.url}/formgrader?token=test")
    page.get_by_role("link", name="01-two-phases").first.wait_for(timeout=60_000)
    page.screenshot(path=keep("formgrader"))
