# SPDX-License-Identifier: Apache-2.0
"""The verdict of `course bench serve` sees each fault, and its last line is for programs."""

import json

import pytest

from course_lib.bench.load import Load
from course_lib.bench.serving import Card, borne, report

GOOD = Load(1000.0, 4.0, 4000, 0, 0, 0, 0.004, 0.02, 0.02)
CARD = Card(*[GOOD] * 9, memory=(300.0, 301.0))


def test_a_card_without_fault_passes():
    assert CARD.passed


@pytest.mark.parametrize(
    "fault",
    [
        {"half": GOOD._replace(wrong=1)},
        {"plain_twice": GOOD._replace(wrong=1)},
        {"soak": GOOD._replace(failed=1)},
        {"crowded": GOOD._replace(wrong=1)},
        {"crowded": GOOD._replace(failed=1)},
        {"memory": (300.0, 340.0)},
    ],
)
def test_each_fault_fails_it(fault, capsys):
    card = CARD._replace(**fault)
    assert not card.passed
    assert report(card) == 1
    assert "FAILED" in capsys.readouterr().out


@pytest.mark.parametrize(
    "change, expected",
    [
        ({}, True),
        ({"p99": 0.11}, False),
        ({"answered": 3900, "refused": 100}, False),
        ({"answered": 3900, "failed": 100}, False),
        ({"seconds": 5.0}, False),
    ],
)
def test_a_rate_is_borne_only_where_almost_all_are_answered_in_time(change, expected):
    assert borne(GOOD._replace(**change)) is expected


def test_the_last_line_is_for_programs(capsys):
    assert report(CARD) == 0
    told = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (told["bench"], told["ratio"], told["wrong"], told["passed"]) == ("serve", 1.0, 0, True)
    assert told["half"]["throughput"] == 1000
    assert told["crowd_ratio"] == 1


def test_crowd_ratio_compares_the_99th_percentiles():
    assert CARD._replace(crowded=GOOD._replace(p99=0.05)).crowd_ratio == pytest.approx(2.5)
