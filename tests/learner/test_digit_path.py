# SPDX-License-Identifier: Apache-2.0
import numpy as np

from course_lib.learner import digit_path

PATH = np.stack(
    [np.full((2, 12, 12), 128, np.uint8), np.full((2, 12, 12), 60, np.uint8), np.zeros((2, 12, 12), np.uint8)]
)


def test_the_sentence_tells_the_step_and_how_clear_the_pictures_are():
    told = [digit_path.draw_step(PATH, [4, 7], step)[1] for step in range(3)]
    assert "pure noise" in told[0] and "on the way" in told[1] and "2 of 2, digits" in told[2]
    assert "4, 7" in told[0]
    assert ["0% of" in told[0], "100% of" in told[2]] == [True, True]


def test_the_slider_goes_over_all_steps(monkeypatch):
    seen = {}
    monkeypatch.setattr(digit_path, "explore", lambda draw, controls: seen.update(draw=draw, **controls))
    digit_path.watch(PATH, [4, 7])
    assert (seen["step"].low, seen["step"].high) == (0, 2)
    assert "Step 2 of 2" in seen["draw"]({"step": 2.0})[1]


def test_a_sheet_names_its_rows():
    axes = digit_path.draw_sheet({"one": PATH[0], "two": PATH[1]}).axes[0]
    assert [label.get_text() for label in axes.get_yticklabels()] == ["one", "two"]
