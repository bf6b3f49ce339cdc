# SPDX-License-Identifier: Apache-2.0
"""Uncertain cases reach a person, each one person at a time, and none is forgotten or lost."""

import subprocess
import sys
import textwrap
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from course_lib.inference import feedback
from course_lib.inference.feedback import corrections
from course_lib.inference.review import LEASE, Case, ReviewError, ReviewQueue, uncertain

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def cases(count):
    return [Case(f"c{n}", f"text {n}", "m_v1", "spam", 0.6, priority=(n * 7 % count) / count) for n in range(count)]


@pytest.fixture
def queue(tmp_path):
    return ReviewQueue(tmp_path / "review.sqlite", tmp_path / "feedback.jsonl")


def test_of_two_labels_those_near_a_half_are_asked_about():
    chances = np.array([0.02, 0.31, 0.5, 0.7, 0.69, 0.99], np.float32)
    found = uncertain([f"c{n}" for n in range(6)], ["t"] * 6, chances, ("ham", "spam"), "m_v1", sure=0.7)
    assert [(case.id, case.predicted, case.probability) for case in found] == [
        ("c1", "ham", 0.69),
        ("c2", "ham", 0.5),
        ("c4", "spam", 0.69),
    ]
    assert [case.priority for case in found] == [pytest.approx(0.62), 1.0, pytest.approx(0.62)]


def test_of_more_labels_those_without_a_clear_first():
    chances = np.array([[0.8, 0.1, 0.1], [0.7, 0.2, 0.1], [0.4, 0.35, 0.25]])
    found = uncertain(["a", "b", "c"], ["t"] * 3, chances, ("x", "y", "z"), "m_v1")
    assert [(case.id, case.predicted) for case in found] == [("b", "x"), ("c", "x")]
    assert found[1].priority > found[0].priority
    with pytest.raises(ValueError, match="give one of each"):
        uncertain(["a"], ["t"], chances, ("x", "y", "z"), "m_v1")


def test_the_most_urgent_first_and_each_to_one_reviewer(queue):
    assert queue.put(cases(5)) == 5
    taken = [queue.take(f"r{n}", at=NOON) for n in range(6)]
    assert taken[-1] is None
    assert [case.priority for case in taken[:5]] == sorted((case.priority for case in cases(5)), reverse=True)
    assert len({case.id for case in taken[:5]}) == 5
    assert queue.counts(at=NOON) == {"waiting": 0, "taken": 5, "done": 0}


def test_of_equal_priority_the_one_that_came_first(queue):
    alike = [Case(f"c{n}", "t", "m", "spam", 0.6, 0.5) for n in (3, 1, 2)]
    queue.put(alike[:1])
    queue.put(alike[1:])
    assert [queue.take(f"r{n}", at=NOON).id for n in range(3)] == ["c3", "c1", "c2"]


def test_put_twice_it_is_there_once(queue):
    queue.put(cases(3))
    assert queue.put(cases(4)) == 1
    queue.finish(queue.take("r", at=NOON).id, "r", "ham", at=NOON)
    assert queue.put(cases(4)) == 0
    assert queue.counts(at=NOON) == {"waiting": 3, "taken": 0, "done": 1}


def test_a_reviewer_who_comes_again_has_the_same_case(queue):
    queue.put(cases(3))
    assert queue.take("r", at=NOON) == queue.take("r", at=NOON + timedelta(minutes=1))


def test_unfinished_it_goes_back_when_the_lease_ends(queue):
    queue.put(cases(1))
    queue.take("slow", at=NOON)
    before, end = NOON + LEASE - timedelta(seconds=1), NOON + LEASE
    assert queue.take("next", at=before) is None
    assert queue.take("next", at=end).id == "c0"
    with pytest.raises(ReviewError, match="slow does not have the case c0, or no longer"):
        queue.finish("c0", "slow", "ham", at=end)
    queue.finish("c0", "next", "ham", at=end)
    assert [correction.who for correction in corrections(queue.store)] == ["next"]


def test_given_back_it_is_free_at_once(queue):
    queue.put(cases(1))
    queue.take("one", at=NOON)
    with pytest.raises(ReviewError):
        queue.give_back("c0", "two", at=NOON)
    queue.give_back("c0", "one", at=NOON)
    assert queue.take("two", at=NOON).id == "c0"


def test_the_outcome_is_in_the_feedback_store(queue):
    queue.put([Case("c9", "the text", "m_v1", "spam", 0.55, 0.9)])
    queue.take("r", at=NOON)
    told = queue.finish("c9", "r", "ham", role="expert", at=NOON)
    assert corrections(queue.store) == [told]
    assert (told.text, told.label, told.predicted, told.role) == ("the text", "ham", "spam", "expert")
    with pytest.raises(ReviewError):
        queue.finish("c9", "r", "ham", at=NOON)


def test_an_outcome_that_cannot_be_written_leaves_the_case_with_its_reviewer(queue, monkeypatch):
    queue.put(cases(1))
    queue.take("r", at=NOON)
    with pytest.raises(ValueError, match="no role"):
        queue.finish("c0", "r", "ham", role="king", at=NOON)

    def full(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(feedback, "add", full)
        with pytest.raises(OSError):
            queue.finish("c0", "r", "ham", at=NOON)
    assert queue.counts(at=NOON) == {"waiting": 0, "taken": 1, "done": 0}
    queue.finish("c0", "r", "ham", at=NOON)
    assert queue.counts(at=NOON)["done"] == 1


REVIEWER = """
    import os, signal, sys
    from pathlib import Path
    from course_lib.inference import feedback
    from course_lib.inference.review import ReviewQueue

    folder, name, die_after = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    queue, done, add = ReviewQueue(folder / "review.sqlite", folder / "feedback.jsonl"), 0, feedback.add
    def deadly(*given):
        add(*given)
        if done == die_after:
            os.kill(os.getpid(), signal.SIGKILL)
    feedback.add = deadly
    print("ready", flush=True)
    sys.stdin.readline()
    while (case := queue.take(name)) is not None:
        queue.finish(case.id, name, "ham")
        print(case.id, flush=True)
        done += 1
"""


def reviewer(queue, name, die_after):
    command = [sys.executable, "-c", textwrap.dedent(REVIEWER), str(queue.path.parent), name, str(die_after)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def go(one):
    one.stdin.write("go\n")
    one.stdin.flush()


def test_two_reviewers_at_once_after_one_was_killed_between_the_two_writes(queue):
    queue.put(cases(120))
    team = [reviewer(queue, name, die_after) for name, die_after in (("a", -1), ("b", -1), ("c", 5))]
    assert [one.stdout.readline() for one in team] == ["ready\n"] * 3
    go(team[2])
    team[2].wait(60)
    go(team[0])
    go(team[1])
    said = [one.communicate(timeout=120)[0].split() for one in team]
    assert [one.returncode for one in team] == [0, 0, -9]
    assert len(sum(said, [])) == len(set(sum(said, []))) == 119
    # the killed one's outcome is written, its case is open until the lease ends, and then decided once more
    assert len(corrections(queue.store)) == 120
    later = datetime.now(UTC) + LEASE
    assert queue.counts(at=later) == {"waiting": 1, "taken": 0, "done": 119}
    queue.finish(queue.take("d", at=later).id, "d", "ham", at=later)
    found = corrections(queue.store)
    assert len(found) == 121 and len(feedback.resolve(found)) == 120
