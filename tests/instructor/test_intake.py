# SPDX-License-Identifier: Apache-2.0
"""Broken and bent submissions: each has an outcome, what can be mended is mended and said, points are not won by it."""

import copy
import json
import os
from pathlib import Path

import nbgrader
import pytest

from course_lib.instructor import intake
from course_lib.instructor.sandbox import Limits

CHAPTER = "00-start-here"
QUIZ, ANSWER = "quiz-three-dots-check", "first-answer"
FULL = {"first-answer-check": 1.0, "quiz-three-dots-check": 1.0}
THEIR_OWN = sorted(Path(nbgrader.__file__).parent.glob("tests/**/files/*.ipynb"))


def cell(book, identity):
    return next(c for c in book["cells"] if c["metadata"].get("nbgrader", {}).get("grade_id") == identity)


def copied(book):
    book["cells"] += [copy.deepcopy(cell(book, QUIZ)), copy.deepcopy(cell(book, ANSWER))]


def deleted(book):
    book["cells"] = [c for c in book["cells"] if "check" not in c["metadata"].get("nbgrader", {}).get("grade_id", "")]


def thousand(book):
    cell(book, QUIZ)["metadata"]["nbgrader"]["points"] = 1000


def schema(book):
    for c in book["cells"]:
        if "nbgrader" in c["metadata"]:
            c["metadata"]["nbgrader"]["schema_version"] = 99


def stripped(book):
    for c in book["cells"]:
        c["metadata"] = {}


def stripped_to_the_bone(book):
    stripped(book)
    for c in book["cells"]:
        c.pop("id", None)


def version_3(book):
    cells = book.pop("cells")
    for c in cells:
        c["input"] = c.pop("source")
    book |= {"nbformat": 3, "nbformat_minor": 0, "worksheets": [{"cells": cells, "metadata": {}}]}


def null_cells(book):
    book["cells"] += [None, 7, "cell", {"cell_type": 3}, {"source": None, "cell_type": "code"}]


def type_changed(book):
    cell(book, QUIZ)["cell_type"] = "markdown"
    cell(book, ANSWER)["cell_type"] = "raw"


def moved(book):
    check = cell(book, QUIZ)
    book["cells"].remove(check)
    book["cells"].insert(0, check)


def rewritten(book):
    cell(book, "first-answer-check")["source"] = "1.0"


def flipped(book):
    cell(book, QUIZ)["metadata"]["nbgrader"] |= {"grade": False, "solution": True}


def unknown(book):
    book["cells"].append({"cell_type": "code", "source": "", "metadata": {"nbgrader": {"grade_id": "nowhere"}}})


MENDED = {
    "there 2 times": copied,
    "missing and was put back": deleted,
    "asked for 1000 points": thousand,
    "schema that does not exist": schema,
    "lost its nbgrader metadata": stripped,
    "had lost its nbgrader metadata": stripped_to_the_bone,
    "old notebook format": version_3,
    "broken and were left out": null_cells,
    "turned into a markdown cell": type_changed,
    "moved and was put back": moved,
    "changed and was put back": rewritten,
    "metadata of `quiz-three-dots-check` were changed": flipped,
    "that the chapter does not have": unknown,
}


@pytest.mark.parametrize("flag", MENDED)
def test_what_can_be_mended_is_mended_and_said(flag, graded, hand_in):
    book = hand_in(CHAPTER, solved=True)
    MENDED[flag](book)
    result = graded(CHAPTER, book)
    assert (result.status, result.grades) == ("graded", FULL)
    assert any(flag in sentence for sentence in result.flags), result.flags


@pytest.mark.parametrize("flag", MENDED)
def test_bending_an_untouched_notebook_wins_nothing(flag, graded, hand_in):
    book = hand_in(CHAPTER)
    MENDED[flag](book)
    assert graded(CHAPTER, book).score == 0


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "utf-32"])
def test_another_encoding_is_read(encoding, graded, hand_in):
    content = json.dumps(hand_in(CHAPTER, solved=True)).encode(encoding)
    assert graded(CHAPTER, content).grades == FULL


@pytest.mark.parametrize(
    "content",
    [
        *(b"{", b"[]", b"null", b"7", b"\xff\xfe\x00", b"[" * 100_000, b"not a notebook", b'{"cells": 3}'),
        b'{"nbformat": 4, "cells": {"a": 1}}',
        b'{"cells": [' + b"{}," * 6000 + b"{}]}",
        b'{"cells": [' + b"9" * 5000 + b"]}",
    ],
    ids=lambda content: repr(content[:12]),
)
def test_what_is_no_notebook_is_said_in_a_sentence(content, graded):
    result = graded(CHAPTER, content)
    assert (result.status, result.score) == ("ungradable", 0)
    assert result.sentence.endswith(".") and "\n" not in result.sentence
    assert result.notebook["cells"]


@pytest.mark.parametrize("path", THEIR_OWN, ids=lambda path: path.stem)
def test_nbgrader_s_own_test_notebooks_have_an_outcome_and_no_point(path, graded):
    result = graded(CHAPTER, path.read_bytes(), limits=Limits(cell_seconds=2))
    assert result.score == 0


def test_there_are_nbgrader_s_test_notebooks():
    assert len(THEIR_OWN) > 40


def test_an_answer_in_a_copy_counts_when_the_original_was_left(graded, hand_in):
    book = hand_in(CHAPTER, solved=True)
    kept = copy.deepcopy(cell(book, ANSWER))
    cell(book, ANSWER)["source"] = "my_word = ..."
    book["cells"].append(kept)
    assert graded(CHAPTER, book).grades["first-answer-check"] == 1


def test_what_a_student_adds_stays_where_it_was(graded, hand_in):
    book = hand_in(CHAPTER, {ANSWER: "my_word = helper()"}, solved=True)
    place = book["cells"].index(cell(book, ANSWER))
    book["cells"].insert(place, {"cell_type": "code", "source": "def helper():\n    return 'tent'", "metadata": {}})
    result = graded(CHAPTER, book)
    assert (result.grades, result.flags) == (FULL, [])


def test_forged_outputs_win_nothing_and_are_flagged(graded, hand_in):
    book = hand_in("01-two-phases")
    forged = {"output_type": "execute_result", "data": {"text/plain": "3.0"}, "metadata": {}, "execution_count": 1}
    cell(book, "predict-check")["outputs"] = [forged]
    result = graded("01-two-phases", book)
    assert result.score == 0
    assert any("stored output of `predict-check` shows 3 points" in sentence for sentence in result.flags)


def test_files_that_are_none(tmp_path):
    def why(path):
        with pytest.raises(intake.NotReadable) as refused:
            intake.read_bytes(path, tmp_path)
        return str(refused.value)

    folder = tmp_path / "ada" / CHAPTER
    folder.mkdir(parents=True)
    path = folder / f"{CHAPTER}.ipynb"
    assert "There is no" in why(path)
    path.mkdir()
    assert "no plain file" in why(path)
    path.rmdir()
    path.symlink_to("/etc/passwd")
    assert "link" in why(path)
    path.unlink()
    os.mkfifo(path)
    assert "no plain file" in why(path)
    path.unlink()
    path.write_bytes(b" \n")
    assert "empty" in why(path)
    with path.open("wb") as file:
        file.truncate(200 << 20)
    assert "200 MB" in why(path)
    (tmp_path / "eve").symlink_to(tmp_path / "ada")
    assert "link" in why(tmp_path / "eve" / CHAPTER / f"{CHAPTER}.ipynb")


@pytest.mark.parametrize("name", ["..", "-rf", "a\nb", "a/b", "\udcff", "x" * 81, "a\u202eb", "", "$(id)", "<b>"])
def test_odd_folder_names_are_no_student(name):
    with pytest.raises(intake.NotReadable):
        intake.student_id(name)


@pytest.mark.parametrize("name", ["ada", "student-0001", "a.b@example.org", "Zoë", "7"])
def test_ordinary_names_are(name):
    assert intake.student_id(name) == name
