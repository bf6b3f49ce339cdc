# SPDX-License-Identifier: Apache-2.0
"""Hidden months: the same for a whole class and when graded again, and nothing of the seed goes into the sandbox."""

from course_lib.instructor import judge, store
from course_lib.instructor.plan import Plan, Released

CHECK = """from random import Random
from course_lib.learner.behaviour import behaves

def month(seed):
    given = [Random(seed).random()]
    return given, [number > 0.5 for number in given]

def same(answer, truth):
    return "" if answer == truth else "No."

points(1, check("a month", lambda: route, behaves(month, same)))
"""


def asked(secret):
    cell = Released("a", "code", "", "check", "route-check", 1.0, {}, CHECK, CHECK)
    plan = Plan("13-x", (cell,), {}, "r", "c")
    check = judge.read_checks(plan, secret=secret)["route-check"]
    return check, check.parts[0].expectation


def test_one_secret_is_one_month_and_another_is_another():
    assert asked("a")[1].inputs == asked("a")[1].inputs != asked("b")[1].inputs


def test_what_is_sent_holds_neither_seed_nor_truth():
    check, expectation = asked("a secret")
    sent = check.setup + check.parts[0].expression + repr(expectation.inputs)
    assert not any(word in sent for word in ("def same", str(expectation.seed), "a secret"))


def test_a_course_keeps_its_secret_to_its_owner_and_a_private_one_has_its_own(tmp_path):
    folder = tmp_path / "grading"
    folder.mkdir()
    first = store.secret(tmp_path, folder)
    assert store.secret(tmp_path, folder) == first and len(first) >= 32
    assert (folder / "secret.txt").stat().st_mode & 0o077 == 0
    (tmp_path / "seed.txt").write_text("of the private course", encoding="ascii")
    assert store.secret(tmp_path, folder) == "of the private course"
