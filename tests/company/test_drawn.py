# SPDX-License-Identifier: Apache-2.0
import re

import pytest

from course_lib.company.drawn import drawn_mails, names, wordings
from course_lib.company.issues import issues, phrases


def test_a_larger_count_begins_with_the_smaller_one():
    assert list(drawn_mails(8, "a"))[:3] == list(drawn_mails(3, "a"))
    assert list(drawn_mails(3, "a")) != list(drawn_mails(3, "b"))


def test_names_kept_aside_are_a_fifth_and_no_others():
    aside, seen = names(aside=True), names(aside=False)
    assert not set(aside) & set(seen)
    assert 0.15 < len(aside) / len(aside + seen) < 0.25


@pytest.mark.parametrize("aside", [False, True])
def test_each_side_writes_with_its_own_names(aside):
    said = {drawn.mail.facts["name"] for drawn in drawn_mails(200, "names", aside=aside)} - {None}
    assert {name.lower() for name in said} <= {name.lower() for name in names(aside=aside)}


def test_no_line_for_a_matter_stands_on_both_sides_and_none_is_lost():
    every, seen, aside = phrases().rules, wordings(aside=False).rules, wordings(aside=True).rules
    for issue in issues():
        for section in ("tell", "terse"):
            rule = f"{issue.name}.{section}"
            parts = seen[rule].lines, aside[rule].lines
            assert all(parts)
            assert not any(line is other for line in parts[0] for other in parts[1])
            assert len(parts[0]) + len(parts[1]) == len(every[rule].lines)


def test_the_matters_of_the_two_sides_are_told_in_different_words():
    told = [{drawn.mail.facts["issue"] for drawn in drawn_mails(600, "matter", aside=side)} for side in (False, True)]
    plain = [{re.sub(r"\W+|\d+", " ", text).lower() for text in side if text} for side in told]
    shared = plain[0] & plain[1]
    assert len(shared) <= 0.03 * len(plain[1])


def test_a_drawn_name_replaces_the_customers():
    mails = [drawn.mail for drawn in drawn_mails(50, "n", name=lambda rng: "Quillon")]
    assert {mail.facts["name"] for mail in mails if mail.facts["name"]} <= {"Quillon", "quillon", "QUILLON"}
    assert any(mail.facts["name"] for mail in mails)
