# SPDX-License-Identifier: Apache-2.0
"""What chapter 04 promises to show is what its run prints: a good average, a queue hardly found, and the mending."""

import re

import pytest

pytestmark = pytest.mark.long
SLUG = "04-evaluation"


@pytest.fixture(scope="module")
def printed(printed_by):
    return printed_by(SLUG)


def percent(printed, pattern):
    """The first number that the pattern catches in what was printed, in per cent."""
    return float(re.search(pattern, printed, re.MULTILINE)[1])


def row(printed, router, threshold):
    """Accuracy, recall and precision of Shipping in the table of section 3, in per cent."""
    found = re.search(rf"^{router} +{threshold} +([\d.]+)% +(\d+)% +(\d+)%$", printed, re.MULTILINE)
    return [float(number) for number in found.groups()]


def test_over_94_per_cent_are_right_and_hardly_a_mail_for_shipping_is_found(printed):
    assert percent(printed, r"^accuracy: ([\d.]+)% of") > 94
    assert percent(printed, r"^Shipping: \d+ of \d+ mails found, that is (\d+)%") < 30


def test_a_rule_that_reads_nothing_is_nearly_always_right_and_finds_nothing(printed):
    assert percent(printed, r"^always no: accuracy ([\d.]+)%") > 94
    assert percent(printed, r"^always no: .* found (\d+)%") == 0


def test_more_mails_find_more_than_another_threshold_at_the_same_precision(printed):
    _, before, _ = row(printed, "as it was", r"0\.50")
    accuracy, moved, precision = row(printed, "as it was", r"0\.(?!50)\d\d")
    more_accuracy, more, more_precision = row(printed, "more Shipping mails", r"0\.\d\d")
    assert before < 30
    assert moved > before
    assert more >= 70
    assert more > moved + 15
    assert min(precision, more_precision) >= 60
    assert more_accuracy >= accuracy


def test_mails_that_nobody_simulated_are_harder(printed):
    simulated, written = re.search(
        r"^more Shipping mails +from [\d.]+: accuracy (\d+)% simulated, (\d+)% written", printed, re.MULTILINE
    ).groups()
    assert int(written) < int(simulated) - 5


def test_the_model_holds_far_more_honest_payments_than_people_called_fraud(printed):
    people = percent(printed, r"^honest payments from abroad that people called fraud: +(\d+)%")
    assert people == pytest.approx(20, abs=4)
    assert percent(printed, r"^honest payments from abroad that the model holds: +(\d+)%") > 2 * people


def test_the_gate_refuses_the_first_router_and_releases_the_mended_one(printed):
    assert re.search(r"^the hurried gate: +passed\nthe library's gate: +refused$", printed, re.MULTILINE)
    refused = re.search(r"^as it was: refused\n(.*?)^more Shipping mails: released$", printed, re.MULTILINE | re.DOTALL)
    assert percent(refused[1], r"accuracy +([\d.]+) ") >= 0.94
    assert percent(refused[1], r"Shipping recall +([\d.]+) ") < 0.30


def test_words_in_common_prefer_the_summary_with_the_wrong_order_and_facts_kept_do_not(printed):
    words, kept = {}, {}
    for name in ("first", "second"):
        measured = re.search(
            rf"^{name} +same text: False +words in common: +(\d+)% +facts kept: +(\d+)%", printed, re.MULTILINE
        )
        words[name], kept[name] = int(measured[1]), int(measured[2])
    assert words["second"] > words["first"]
    assert kept["first"] == 100 > kept["second"]
