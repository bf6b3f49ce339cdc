# SPDX-License-Identifier: Apache-2.0
"""What chapter 13 promises to show is what its run prints: the hidden rare queue, the ruin, what v2 gains on August."""

import re

import pytest

pytestmark = pytest.mark.long
SLUG = "13-ticket-router"


@pytest.fixture(scope="module")
def printed(printed_by):
    return printed_by(SLUG)


def percents(printed, line):
    """The percentages and points of the line that begins so, in their order."""
    return [float(number) for number in re.findall(r"[+-]?\d+\.?\d*", re.search(rf"^{line}(.*)$", printed, re.M)[1])]


def test_a_good_average_hides_a_rare_queue_that_is_mostly_missed(printed):
    assert percents(printed, "overall:")[0] > 90
    assert int(re.search(r"^Shipping +\d+% +(\d+)%", printed, re.M)[1]) < 50


def test_the_new_ticket_is_triaged_by_v1_and_routed_by_v2(printed):
    assert "the new ticket: Triage" in printed
    first, second = re.findall(r"^v\d on '.*': Shipping (0\.\d+)", printed, re.M)
    assert float(first) < 0.7 < float(second)


def test_unknown_words_go_to_triage(printed):
    usual, charger = re.search(r"to triage: (\d+)% of the usual.*\n +(\d+)% of those", printed).groups()
    assert int(charger) > 3 * int(usual)


def test_corrections_alone_are_a_ruin(printed):
    alone, v1 = re.findall(r"^(?:this v2|v1) +\d+% routed, (\d+)% right$", printed, re.M)
    assert int(alone) < 50 < 90 < int(v1)


def test_on_the_same_month_v2_routes_more_and_finds_more_of_the_rare_queue(printed):
    for measure in ("routed  ", "Shipping found"):
        *_, low, high = percents(printed.split("interval\n")[1], measure)
        assert 0 < low < high


def test_one_of_the_differences_leaves_something_to_defend(printed):
    *_, low, high = percents(printed.split("interval\n")[1], "Shipping lost")
    assert low < 0 <= high + 0.05
