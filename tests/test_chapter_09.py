# SPDX-License-Identifier: Apache-2.0
"""What chapter 09 promises to show is what its run prints: a small share, facts kept, the gap, equal but for 8 bits."""

import re

import pytest

pytestmark = pytest.mark.long
SLUG = "09-fine-tuning"


@pytest.fixture(scope="module")
def printed(printed_by):
    return printed_by(SLUG)


def number(printed, before):
    return float(re.search(rf"{before}\s*([\d.,]+)", printed)[1].replace(",", "").rstrip("."))


def percent(printed, line):
    return float(re.search(rf"^{line}.* ([\d.]+)%$", printed, re.MULTILINE)[1])


def scores(printed, name):
    """Facts kept, words shared, same lines, as the report of that name tells."""
    told = re.search(rf"^{name} +facts ([\d.]+) +words ([\d.]+) +same line ([\d.]+)", printed, re.MULTILINE)
    return [float(one) for one in told.groups()]


def test_about_a_fiftieth_is_trained_and_the_optimiser_keeps_less_than_a_tenth(printed):
    assert 1 < percent(printed, "trainable parameters") < 3
    assert percent(printed, "optimiser state, bytes") < 10


def test_an_untaught_adapter_changes_nothing(printed):
    assert number(printed, "largest difference:") == 0


def test_the_base_stays_and_the_adapter_changes(printed):
    assert len(set(re.findall(r"the base(?: is| is still|:) +([0-9a-f]{12})", printed))) == 1
    before, after = re.search(r"the adapter: ([0-9a-f]{12}) -> ([0-9a-f]{12})", printed).groups()
    assert before != after


def test_four_hundred_pairs_bring_facts_and_form_on_unseen_mail(printed):
    facts, words, same = scores(printed, "tuned")
    base_facts, base_words, base_same = scores(printed, "the base")
    assert facts > 0.88  # above 0.9 in the recorded run; sixty mails differ by chance
    assert facts > base_facts and words > base_words + 0.1 and same > base_same


def test_written_mail_is_clearly_worse_and_told_in_the_simulators_words(printed):
    simulated, written, person = (scores(printed, name)[0] for name in ("simulated", "written", "a person"))
    assert written < simulated - 0.2 and written < person
    assert percent(printed, "lines about written mail") > 40
    learned, known = map(int, re.findall(r"(\d+) different matters", printed))
    assert learned < 100 and known > 80


def test_recorded_with_this_model_and_the_curve_rises(printed):
    assert "with this model: True" in printed
    rows = re.findall(r"^LoRA +(\d+) +[\d,]+ +([\d.]+) +([\d.]+)", printed, re.MULTILINE)
    facts = {int(pairs): float(recall) for pairs, recall, _ in rows}
    words = {int(pairs): float(shared) for pairs, _, shared in rows}
    assert min(facts) == 10 and max(facts) == 400
    base, scratch = (
        float(re.search(rf"^{name} +\d+ +[\d,]+ +([\d.]+)", printed, re.MULTILINE)[1])
        for name in ("the base", "from nothing")
    )
    assert facts[400] > 0.9 and facts[400] > base and words[400] > words[10]
    assert facts[10] < base  # learnt by heart
    assert scratch < 0.2


def test_merged_equals_apart_but_not_in_eight_bits(printed):
    assert number(printed, "merged against apart: at most") < 1e-4
    assert number(printed, "merged in 32 against apart: at most") < 1e-4
    assert number(printed, "merged in 8 against apart:  at most") > 1e-3
    same, of = re.search(r"the same lines, merged and apart: (\d+) of (\d+)", printed).groups()
    assert int(same) >= int(of) - 1


def test_one_base_tells_with_one_adapter_and_asks_with_the_other(printed):
    told = re.findall(r"^tells +(.*)\nasks +(.*)$", printed, re.MULTILINE)
    assert len(told) == 3
    assert all(asks.endswith("?") and not tells.endswith("?") for tells, asks in told)
