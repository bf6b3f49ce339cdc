# SPDX-License-Identifier: Apache-2.0
"""What chapter 06 promises to show is what its run prints: money saved on a hidden month, a 0.9 that means 0.7."""

import re

import pytest

pytestmark = pytest.mark.long
SLUG = "06-scores-to-decisions"


@pytest.fixture(scope="module")
def printed(printed_by):
    return printed_by(SLUG)


def euros(printed, line):
    return int(re.search(rf"^{line} +.*?([\d,]+)(?: euros in November)?$", printed, re.MULTILINE)[1].replace(",", ""))


def test_on_the_hidden_month_the_threshold_of_least_cost_saves_a_third_against_one_half(printed):
    assert euros(printed, "cheapest from July to October") < 2 / 3 * euros(printed, "one half")
    assert euros(printed, "the formula") < 2 / 3 * euros(printed, "one half")


def test_an_uncalibrated_nine_tenths_means_about_seven_and_calibration_says_so(printed):
    assert float(re.search(r"a stated 0\.9 means (0\.\d+)", printed)[1]) == pytest.approx(0.7, abs=0.06)
    assert float(re.search(r"is now written as (0\.\d+)", printed)[1]) == pytest.approx(0.7, abs=0.06)


def test_calibration_takes_back_what_the_bold_model_cost(printed):
    assert euros(printed, "hers, mended") < 0.85 * euros(printed, "her model")


def test_the_same_score_is_blocked_or_verified_by_the_kind_of_its_number(printed):
    assert re.search(r"^float64 .* verify +verify$", printed, re.MULTILINE)
    assert re.search(r"^float32 .* block +verify$", printed, re.MULTILINE)
