# SPDX-License-Identifier: Apache-2.0
"""The search box: what fits what was typed, where each term was met, and the list behind it without a kernel."""

import ipywidgets
import pytest

from course_lib.learner import glossary

TERMS = glossary.read_glossary()


def names(asked):
    return [term.name for term in glossary.find(asked, TERMS)]


@pytest.mark.parametrize(
    "asked, first",
    [("drift", "drift"), ("DRIFT ", "drift"), ("recall", "recall"), ("p99", "percentile"), ("weights", "weight")],
)
def test_the_term_itself_comes_first(asked, first):
    assert names(asked)[0] == first


def test_a_part_of_a_word_and_a_word_of_the_sentence_are_found_too():
    assert "overfitting" in names("overf")
    assert "calibration" in names("nine in ten")
    assert names("") == names("  ") == names("zebra") == []


def test_every_term_is_found_by_each_of_its_words():
    assert [(term.name, word) for term in TERMS for word in term.words if term not in glossary.find(word, TERMS)] == []


def test_where_a_term_was_met_is_read_from_the_notebooks_beside(tmp_path, lay, cells):
    lay(tmp_path, "03-training-loop", [cells.text("## 4 · The loop"), cells.text("An **epoch** is one pass.")])
    (tmp_path / "02-data-and-splits").mkdir()
    (tmp_path / "02-data-and-splits" / "02-data-and-splits.ipynb").write_text("no notebook")
    met = glossary.places(TERMS, tmp_path)
    assert met["epoch"] == "chapter 03, 4 · The loop"
    assert met["label"] == "chapter 02" and met["drift"] == "chapter 12"


def test_typing_shows_what_fits_and_the_page_without_a_kernel_has_all(tmp_path, monkeypatch):
    shown, boxes = [], []
    make = ipywidgets.VBox
    monkeypatch.setattr(glossary.ipywidgets, "VBox", lambda parts: boxes.append(parts) or make(parts))
    monkeypatch.setattr("IPython.display.display", lambda data, raw: shown.append(data))
    glossary.search(tmp_path)
    box, told = boxes[0]
    box.value = "leak"
    assert "data leakage" in told.value and "role='status'" in told.value
    box.value = "zebra<b>"
    assert "No term fits" in told.value and "<b>'" not in told.value
    box.value = ""
    assert "Type a word" in told.value
    for kind in ("text/html", "text/plain"):
        assert all(glossary.html.escape(term.says) in shown[0][kind] or term.says in shown[0][kind] for term in TERMS)
