# SPDX-License-Identifier: Apache-2.0
import subprocess
import sys
from random import Random

import pytest

from course_lib.learner.behaviour import Behaves, behaves, drawn_from, secret_seed
from course_lib.learner.checks import judge_value


def numbers(seed):
    rng = Random(seed)
    given = [rng.random() for _ in range(200)]
    return given, [number > 0.5 for number in given]


def mostly_right(answer, truth):
    right = sum(a == b for a, b in zip(answer, truth, strict=True))
    return "" if right >= 180 else f"{right} of {len(truth)} are right, and 180 were wanted."


def told(value, expectation=None):
    outcome = judge_value("big numbers", value, expectation or behaves(numbers, mostly_right))
    return outcome.status, outcome.message


def test_a_function_that_does_well_passes_and_one_that_does_not_hears_why():
    assert told(lambda given: [number > 0.52 for number in given])[0] == "passed"
    status, message = told(lambda given: [True] * len(given))
    assert status == "wrong" and message.endswith("of 200 are right, and 180 were wanted.")


@pytest.mark.parametrize("value", [[True], None, lambda given: None, lambda given: [True]])
def test_what_is_no_function_or_gives_nonsense_is_wrong(value):
    assert told(value)[0] == "wrong"


def test_what_a_function_changes_is_its_own():
    def greedy(given):
        answer = [number > 0.5 for number in given]
        given.clear()
        return answer

    expectation = behaves(numbers, mostly_right)
    assert told(greedy, expectation)[0] == told(greedy, expectation)[0] == "passed"


def test_answers_from_elsewhere_are_judged_as_the_function_itself():
    expectation = behaves(numbers, mostly_right)
    ((given,),) = expectation.inputs
    assert expectation.compare([[number > 0.5 for number in given]]) is None
    assert expectation.compare([[False] * len(given)]).kind == "property"


def test_a_seed_is_too_long_to_be_guessed_and_the_same_in_one_process():
    assert secret_seed() == secret_seed()
    assert secret_seed().bit_length() > 200


def test_another_process_draws_from_another_seed():
    ask = [sys.executable, "-c", "from course_lib.learner.behaviour import secret_seed; print(secret_seed())"]
    seeds = {subprocess.run(ask, capture_output=True, text=True, check=True).stdout for _ in range(2)}
    assert len(seeds) == 2


def test_a_graders_secret_decides_what_is_drawn_also_afterwards():
    made = []
    for secret in ("one", "one", "two", ""):
        with drawn_from(secret):
            made.append(behaves(numbers, mostly_right))
    assert made[0].inputs == made[1].inputs != made[2].inputs
    assert made[3].seed == secret_seed()


def test_a_months_checks_draw_once():
    calls = []

    def counted(seed):
        calls.append(seed)
        return numbers(seed)

    for _ in range(3):
        assert told(lambda given: [number > 0.5 for number in given], Behaves(counted, mostly_right, 7))[0] == "passed"
    assert calls == [7]
