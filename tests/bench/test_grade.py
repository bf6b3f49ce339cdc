# SPDX-License-Identifier: Apache-2.0
"""The verdict of `course bench grade` sees each fault; what it measures is all that a command and its children took."""

import itertools
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from course_lib.bench import grade
from course_lib.bench.grade import Card, Spent

ROOT = Path(__file__).resolve().parents[2]
BOTH = 2
CARD = Card(
    submissions=60,
    plain_submissions=6,
    empty=Spent(2.0, 2.0, 110.0),
    plain=(Spent(26.0, 20.0, 130.0),) * BOTH,  # four seconds each after a start of two
    one=(Spent(20.0, 16.0, 150.0, 0.12),) * BOTH,
    two=(Spent(15.0, 20.0, 160.0, 0.1),) * BOTH,
    again=(Spent(1.0, 0.6, 66.0),) * BOTH,
    heavy_one=(Spent(50.0, 48.0, 150.0, 1.8),) * BOTH,
    heavy_two=(Spent(30.0, 52.0, 150.0, 1.0),) * BOTH,
    equal=True,
    load=0.5,
)


def test_a_card_without_fault_passes():
    assert CARD.missed == []
    assert CARD.plain_class() == [242.0, 242.0]  # its start is counted once, not with each part of the class
    assert CARD.times(CARD.two) == pytest.approx(242 / 15)
    assert (CARD.scaling, CARD.mebibytes) == (1.8, 160.0)


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ({"equal": False}, "Scores differ"),
        ({"two": (Spent(50.0, 20.0, 160.0),) * BOTH}, "fewer than 5 times"),
        ({"again": (Spent(5.0, 3.0, 66.0),) * BOTH}, "less than 50 times"),
        ({"heavy_two": (Spent(30.0, 52.0, 150.0, 1.2),) * BOTH}, "less than 1.7 times"),
        ({"one": (Spent(20.0, 16.0, 401.0, 0.12),) * BOTH}, "more than 400 MiB"),
    ],
)
def test_each_fault_fails_it_and_is_said(fault, said, capsys):
    card = replace(CARD, **fault)
    assert [said in sentence for sentence in card.missed] == [True]
    assert grade.report(card) == 1
    assert said in capsys.readouterr().out


def test_the_last_line_is_for_programs_and_the_table_for_readme(capsys):
    assert grade.report(CARD) == 0
    told = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (told["bench"], told["scaling"], told["passed"]) == ("grade", 1.8, True)
    assert told["two"][0]["seconds"] == 15.0
    lines = grade.markdown(CARD).splitlines()
    assert {line.count("|") for line in lines[:6]} == {len(grade.HEADS) + 1}
    assert lines[2].startswith("| `nbgrader autograde` | 15 | 3.033 |")
    assert lines[4].startswith("| `course grade`, 2 workers | 240 |")


def test_submissions_are_honest_and_no_two_are_alike(course):
    books = list(itertools.islice(grade.classwork(ROOT, course), 60))
    own = ["\n".join(cell["source"] for cell in book["cells"] if "# written by" in cell["source"]) for book in books]
    assert len(set(own)) == 60
    assert all("return weights" in text or "def descend" in text for text in own)
    # where a course has no folder of answers, the reference's own are handed in
    [book] = itertools.islice(grade.classwork(Path("/nowhere"), course), 1)
    assert any("# written by student 0" in cell["source"] for cell in book["cells"])


def test_processor_time_of_children_is_counted_and_memory_is_the_command_s_own():
    busy = "import time\nwhile time.process_time() < 0.5: pass"
    held = "x = bytearray(200 << 20)"
    code = f"import subprocess, sys\nfor code in ({busy!r}, {held!r}): subprocess.run([sys.executable, '-c', code])"
    spent, status = grade.run([sys.executable, "-c", code], ROOT, dict(os.environ), subprocess.DEVNULL)
    assert status == 0 and spent.cpu_seconds > 0.5
    assert spent.mebibytes is None or spent.mebibytes < 100


def test_a_grader_that_fails_is_told_in_a_sentence(tmp_path):
    school = grade._School(ROOT, tmp_path)
    school.ours.mkdir()
    with pytest.raises(grade.Broken, match="nbgrader autograde failed"):
        school._run(school.ours, "nbgrader", "autograde", "no-such-chapter", "--no-such-option=1")
