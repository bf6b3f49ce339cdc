# SPDX-License-Identifier: Apache-2.0
"""What chapter 11 promises to show: counts that the compiler confirms, bytes that were weighed, bills that add up."""

import re
from datetime import date
from pathlib import Path

import pytest

from course_lib import cost
from course_lib.author.source import read_chapter

SLUG = "11-cost"
SOURCE = Path(__file__).resolve().parents[1] / "solutions" / SLUG / f"{SLUG}.md"
DAYS, HOURS = 30, 720


def test_two_of_the_five_bills_are_right_and_each_wrong_one_lacks_what_its_letter_says():
    text = SOURCE.read_text()
    written = {
        row: float(bill.replace(",", ""))
        for row, bill in re.findall(
            r"^\| `(chat|reports|router|nightly|search)` \|.*\| ([\d,]+) \|$", text, re.MULTILINE
        )
    }

    def tokens(requests, each):
        return (
            cost.api("api", per_million_tokens=2, tokens_a_request=each, as_of=date(2025, 6, 1)).cost(requests) * DAYS
        )

    assert written["chat"] == pytest.approx(tokens(20_000, 500))
    assert written["reports"] == pytest.approx(tokens(1000, 4000))  # the prompts alone
    assert tokens(1000, 5000) == pytest.approx(300)
    assert written["router"] == 3 * 8 * DAYS  # the busy hours alone
    assert 3 * HOURS == 2160
    assert written["nightly"] == 3 * 2 * DAYS
    assert written["search"] == HOURS * 0.25  # the power alone
    assert 36_000 / 36 == 1000
    key = {row.name: row.right for row in read_chapter(SOURCE).matches["five-bills"]}
    assert key == {"chat": "R", "reports": "A", "router": "B", "nightly": "R", "search": "C"}


# the solved edition once more, only to read what it prints; nothing is asked of its times
@pytest.fixture(scope="module")
def printed(printed_by):
    return printed_by(SLUG)


@pytest.mark.long
def test_the_compiler_confirms_the_count_and_that_backward_is_worth_two_forwards(printed):
    assert all(float(ratio) == pytest.approx(1, abs=0.1) for ratio in re.findall(r"ratio (\d\.\d+)", printed))
    assert len(re.findall(r"ratio \d", printed)) == 2
    counted, compiled = re.search(r"^backward, in forwards +(\S+) +(\S+)$", printed, re.MULTILINE).groups()
    assert float(counted) == 2 and float(compiled) == pytest.approx(2, abs=0.1)


@pytest.mark.long
def test_a_clock_that_does_not_wait_shows_more_than_the_machine_can_do(printed):
    first, second = re.findall(r"([\d,]+)% of the peak$", printed, re.MULTILINE)[:2]
    assert int(first.replace(",", "")) > 100
    assert int(first.replace(",", "")) > 2 * int(second.replace(",", ""))


@pytest.mark.long
def test_what_was_weighed_is_what_was_counted(printed):
    weighed = re.findall(r"^(?:AdamW, all parameters|LoRA), moments +([\d,]+) +([\d,]+)$", printed, re.MULTILINE)
    assert len(weighed) == 2 and all(one == other for one, other in weighed)
    few, many = re.findall(r"^on its way, \d+ texts +([\d,]+)$", printed, re.MULTILINE)
    assert int(few.replace(",", "")) < int(many.replace(",", ""))


@pytest.mark.long
def test_the_claim_holds_for_its_last_run_and_the_base_cost_millions(printed):
    assert float(re.search(r"the last run: (\d+) dollars", printed)[1]) < 50
    assert int(re.search(r"trained by others +([\d,]+) dollars", printed)[1].replace(",", "")) > 1_000_000
