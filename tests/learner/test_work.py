# SPDX-License-Identifier: Apache-2.0
"""Learners' work: laid out once, never overwritten, a newer edition beside it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.learner.work import lay_out

NAME = "01-small/01-small.ipynb"


@pytest.fixture
def course(tmp_path):
    """`release(text)` hands out an edition, `work(name)` reads the learner's folder."""

    class Course:
        notebooks, work = tmp_path / "notebooks", tmp_path / "work"

        def release(self, text):
            path = self.notebooks / NAME
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
            return [laid.sentence(self.work) for laid in lay_out(self.notebooks, self.work)]

        def read(self, name=NAME):
            return (self.work / name).read_text()

        def edit(self, text, name=NAME):
            (self.work / name).write_text(text)

    return Course()


def test_absent_work_is_laid_out_and_then_left_alone(course):
    assert course.release("one") == ["work/01-small/01-small.ipynb is ready."]
    assert course.read() == "one"
    assert course.release("one") == []


def test_untouched_work_is_brought_up_to_date(course):
    course.release("one")
    course.release("two")
    assert course.read() == "two"


def test_a_pull_after_an_edit_lays_the_new_edition_beside(course):
    course.release("one")
    course.edit("my answers")
    told = course.release("two")
    assert course.read() == "my answers"
    assert course.read("01-small/01-small.new.ipynb") == "two"
    assert "lies beside your work as work/01-small/01-small.new.ipynb" in told[0]
    assert course.release("two") == []


def test_work_in_the_new_edition_is_safe_too(course):
    course.release("one")
    course.edit("my answers")
    course.release("two")
    course.edit("answers in the new one", "01-small/01-small.new.ipynb")
    course.release("three")
    assert course.read("01-small/01-small.new.ipynb") == "answers in the new one"
    assert course.read("01-small/01-small.new2.ipynb") == "three"


def test_without_a_record_everything_counts_as_started(course):
    course.release("one")
    course.edit("my answers")
    (course.work / ".editions.json").write_text("{ broken")
    course.release("two")
    assert course.read() == "my answers"


@given(st.lists(st.tuples(st.sampled_from(["release", "edit"]), st.integers(0, 3)), max_size=12))
def test_no_history_loses_an_edit(tmp_path_factory, history):
    folder = tmp_path_factory.mktemp("course")
    notebooks, work = folder / "notebooks", folder / "work"
    (notebooks / NAME).parent.mkdir(parents=True)
    edits = set()
    for kind, number in [("release", 0), *history]:
        if kind == "release":
            (notebooks / NAME).write_text(f"edition {number}")
            lay_out(notebooks, work)
        else:
            newest = max((work / "01-small").glob("*.ipynb"), key=lambda path: path.stat().st_mtime_ns)
            edits.discard(newest.read_text())
            newest.write_text(f"edit {number} of {newest.name}")
            edits.add(newest.read_text())
    assert edits <= {path.read_text() for path in (work / "01-small").glob("*.ipynb")}
