# SPDX-License-Identifier: Apache-2.0
"""What chapter 08 promises to show is what its run prints: a fingerprint that stays, a cache that changes no token."""

import re
from pathlib import Path

import pytest

from course_lib.author.source import read_chapter
from course_lib.models.pretrained import catalogue

pytestmark = pytest.mark.long
SLUG = "08-language-models"
ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def printed(printed_by, required):
    required(catalogue.find(catalogue.named(catalogue.LARKSPUR)), "the course's own language model is not here")
    return printed_by(SLUG)


def number(printed, line):
    """The first number behind the words with which a line begins."""
    return float(re.search(rf"^{line}[^\d\n]*([\d,.]*\d)", printed, re.MULTILINE)[1].replace(",", ""))


def test_neither_writing_nor_examples_nor_scolding_move_the_fingerprint(printed):
    (at_first,) = set(re.findall(r"parameters, .* fingerprint ([0-9a-f]{12})", printed))
    later = re.findall(r"^fingerprint: ([0-9a-f]{12})", printed, re.MULTILINE)
    assert len(later) == 3 and set(later) == {at_first}
    assert "as at first: False" not in printed


def test_examples_change_the_answers_and_are_forgotten_with_the_prompt(printed):
    alone = number(printed, "answers that are a shelf, alone:")
    after = number(printed, "answers that are a shelf, after the examples:")
    assert after >= alone + 4
    assert number(printed, "answers that are the right desk, alone:") >= 5
    assert number(printed, "Monday, answers that are a shelf:") == alone
    assert number(printed, "Wednesday, answers that are a shelf:") == after
    assert "the same answers as before Friday: True" in printed
    assert re.search(r"Tuesday, after the scolding: +True", printed)
    assert re.search(r"the same answers as on Friday: +True", printed)


def test_the_key_of_the_eight_events_is_what_the_chapter_measures(printed):
    measured = dict(re.findall(r"^([A-H]) +[0-9a-f]{12} +[0-9a-f]{12} +(True|False)", printed, re.MULTILINE))
    chapter = read_chapter(ROOT / "solutions" / SLUG / f"{SLUG}.md")
    assert measured == {row.name: str(row.right) for row in chapter.matches["which-change"]}


def test_the_cache_makes_a_token_several_times_faster_and_changes_none(printed):
    assert number(printed, "a new token comes") > 3
    assert "the same tokens: True" in printed
    assert number(printed, "without:") > 10 * number(printed, "with:")


def test_from_nothing_all_tokens_are_alike_and_pre_training_tells_mail_from_the_rest(printed):
    known = 1536
    texts = "a customer's mail|the same words, shuffled|a weather forecast"
    rows = dict(re.findall(rf"^({texts}) +([\d,.]+ +[\d,.]+)$", printed, re.MULTILINE))
    values = {name: [float(each.replace(",", "")) for each in row.split()] for name, row in rows.items()}
    assert len(values) == 3
    assert all(0.7 * known < nothing < 1.4 * known for nothing, _ in values.values())
    mail, shuffled, forecast = (values[name][1] for name in values)
    assert mail < 30 and shuffled > 4 * mail and forecast > 2 * mail


def test_a_low_temperature_draws_alike_and_a_high_one_does_not(printed):
    lines = {t: re.findall(rf"^ *{t}  ['\"](.*)['\"]$", printed, re.MULTILINE) for t in ("0.2", "1.0", "2.5")}
    assert all(len(each) == 2 for each in lines.values())
    assert lines["2.5"][0] != lines["2.5"][1]


def test_counts_alone_look_fluent(printed):
    shares = {int(k): int(v) for k, v in re.findall(r"^looks back at (\d); (\d+)% of its words exist", printed, re.M)}
    assert shares[1] < shares[3] < shares[6] and shares[1] < 60 and shares[6] > 85


def test_it_is_sure_of_what_it_cannot_know(printed):
    sure = [int(each) for each in re.findall(r"mean probability of its tokens: (\d+)%", printed)]
    assert len(sure) == 3 and min(sure) > 50


def test_the_digit_generator_learns_in_training_and_not_by_drawing(printed):
    before, after = re.search(r"before training: (\w{12})  after: (\w{12})", printed).groups()
    assert before != after == re.search(r"after 1,000 digits: (\w{12})", printed)[1]
