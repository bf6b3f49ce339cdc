# SPDX-License-Identifier: Apache-2.0
"""No correction is lost, however many write; of many on one case one counts, by a stated rule."""

import json
import os
import subprocess
import sys
import textwrap
from dataclasses import replace
from itertools import permutations

import pytest

from course_lib.inference import feedback, lock
from course_lib.inference.feedback import Correction, add, as_training_rows, conflicts, corrections, resolve
from course_lib.inference.lock import Locked, locked

ONE = Correction(
    id="mail-1",
    model="spam_model_v3",
    predicted="ham",
    probability=0.41,
    label="spam",
    who="reviewer-1",
    role="agent",
    when="2026-01-05T10:00:00+00:00",
    text="win a prize\n£ now",
)

WRITER = """
    import sys
    from course_lib.inference import feedback
    for number in range(int(sys.argv[3])):
        feedback.add(sys.argv[1], feedback.Correction(
            f"{sys.argv[2]}-{number}", "m_v1", "ham", 0.5, "spam", sys.argv[2], "agent", feedback.now(), "x" * 300))
"""


def test_what_was_added_is_read_back(tmp_path):
    other = replace(ONE, id="mail-2", text=None, reference="archive:7")
    for correction in (ONE, other):
        add(tmp_path / "feedback.jsonl", correction)
    assert corrections(tmp_path / "feedback.jsonl") == [ONE, other]
    assert corrections(tmp_path / "none.jsonl") == []


def test_two_processes_at_once_lose_nothing(tmp_path):
    store = tmp_path / "feedback.jsonl"
    writers = [
        subprocess.Popen([sys.executable, "-c", textwrap.dedent(WRITER), str(store), name, "500"]) for name in "ab"
    ]
    assert [writer.wait(120) for writer in writers] == [0, 0]
    found = [correction.id for correction in corrections(store)]
    assert sorted(found) == sorted(f"{name}-{number}" for name in "ab" for number in range(500))
    for name in "ab":
        assert [case for case in found if case[0] == name] == [f"{name}-{number}" for number in range(500)]


def test_the_end_of_a_cut_line_harms_no_other(tmp_path):
    store = tmp_path / "feedback.jsonl"
    add(store, ONE)
    whole = store.read_bytes()
    for cut in range(1, len(whole)):
        store.write_bytes(whole + whole[:cut])
        add(store, replace(ONE, id="mail-2"))
        if cut < len(whole) - 1:
            with pytest.warns(UserWarning, match="Line 2 .* is cut off or damaged"):
                found = corrections(store)
            assert [correction.id for correction in found] == ["mail-1", "mail-2"]
        else:
            assert [correction.id for correction in corrections(store)] == ["mail-1", "mail-1", "mail-2"]


def test_the_most_trusted_role_counts_and_within_it_the_latest():
    given = [
        replace(ONE, role="customer", label="ham", when="2026-01-09T10:00:00+00:00"),
        replace(ONE, role="expert", label="phish", when="2026-01-06T10:00:00+00:00"),
        replace(ONE, role="expert", label="spam", when="2026-01-07T10:00:00+01:00"),
        replace(ONE, role="agent", label="ham", when="2026-01-08T10:00:00+00:00"),
    ]
    for order in permutations(given):
        assert resolve(order)["mail-1"].label == "spam"
    assert set(conflicts(given)["mail-1"]) == {"ham", "phish", "spam"}


def test_of_one_moment_the_last_written_counts_and_zones_are_understood():
    assert resolve([ONE, replace(ONE, label="ham")])["mail-1"].label == "ham"
    later = replace(ONE, label="ham", when="2026-01-05T10:30:00+01:00")  # half an hour earlier than it looks
    assert resolve([ONE, later])["mail-1"].label == "spam"


def test_duplicates_are_no_conflict_and_one_row():
    assert conflicts([ONE, ONE]) == {}
    assert as_training_rows([ONE, ONE]) == ([{"id": "mail-1", "text": ONE.text, "label": "spam"}], 0)


def test_rows_are_found_by_reference_or_counted_as_missing():
    here, gone = (replace(ONE, id=name, text=None, reference=name) for name in ("a", "b"))
    rows, missing = as_training_rows([here, gone], {"a": "hello"})
    assert rows == [{"id": "a", "text": "hello", "label": "spam"}] and missing == 1
    assert as_training_rows([here]) == ([], 1)


def test_feedback_is_what_training_reads(tmp_path):
    from course_lib.training.from_config import train_and_freeze

    given = [replace(ONE, id=f"{n}", text=f"{'prize' if n % 2 else 'lunch'} {n}", label="sh"[n % 2]) for n in range(40)]
    rows, _ = as_training_rows(given)
    (tmp_path / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    (tmp_path / "c.toml").write_text('name = "m"\ntask = "text"\ndata = "rows.jsonl"\nrecipe = {steps = 30}\n')
    _, trained = train_and_freeze(tmp_path / "c.toml")
    assert trained.metrics["accuracy"] == 1


@pytest.mark.parametrize(
    "change, told",
    [
        ({"text": None}, "neither a text nor a reference"),
        ({"role": "king"}, "no role 'king': choose one of customer, agent, expert"),
        ({"when": "2026-01-05T10:00:00"}, "has no zone"),
    ],
)
def test_a_correction_that_cannot_count_is_refused(change, told):
    with pytest.raises(ValueError, match=told):
        replace(ONE, **change)


def test_now_has_a_zone():
    assert replace(ONE, when=feedback.now()).weight > ONE.weight


@pytest.fixture(params=["flock", "by existence"])
def kind(request, monkeypatch):
    if request.param == "by existence":
        monkeypatch.setattr(lock, "fcntl", None)
    return request.param


def test_only_one_holds_a_lock_and_it_opens_again(kind, tmp_path):
    with locked(tmp_path / "l", wait=False) as alive:
        alive()
        with pytest.raises(Locked, match="wait until it is done"), locked(tmp_path / "l", wait=False):
            pass
    with pytest.raises(ZeroDivisionError), locked(tmp_path / "l", wait=False):
        1 / 0  # noqa: B018
    with locked(tmp_path / "l", wait=False):
        add(tmp_path / "feedback.jsonl", ONE)
    assert corrections(tmp_path / "feedback.jsonl") == [ONE]


def test_without_flock_a_dead_holder_keeps_nobody_out(monkeypatch, tmp_path):
    monkeypatch.setattr(lock, "fcntl", None)
    held = tmp_path / "l.held"
    held.touch()
    os.utime(held, (0, 0))
    with locked(tmp_path / "l", wait=False):
        assert held.exists()
    assert not held.exists()
