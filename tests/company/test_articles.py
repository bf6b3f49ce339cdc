# SPDX-License-Identifier: Apache-2.0
"""Articles hold the values of their day, and a question's answer is that of its article on that day."""

import re
from datetime import date

import pytest

from course_lib.company.articles import articles, questions, read_articles
from course_lib.company.grammar import parse

CHANGE = date(2025, 7, 1)
BEFORE, AFTER = date(2025, 6, 30), CHANGE


def test_articles_change_on_their_day_and_only_where_policy_does():
    old, new = articles(BEFORE, CHANGE), articles(AFTER, CHANGE)
    assert [article.id for article in old] == [article.id for article in new] == sorted(article.id for article in new)
    changed = [(first, second) for first, second in zip(old, new, strict=True) if first != second]
    assert 5 <= len(changed) < len(old)
    for first, second in changed:
        assert (first.version, second.version) == (1, 2) and (first.valid_from, second.valid_from) == (None, CHANGE)
        assert first.text != second.text and first.title == second.title
    assert articles(AFTER, None) == old


def test_no_slot_or_bracket_is_left_and_paragraphs_are_apart():
    for article in articles(AFTER, CHANGE):
        assert article.title and not re.search(r"[\[\]{}|«»]", article.text) and len(article.text.split("\n\n")) >= 2


def test_answers_are_true_on_the_day_they_are_given():
    old, new = (questions(400, 1, day, CHANGE) for day in (BEFORE, AFTER))
    texts = {day: {article.id: article.text for article in articles(day, CHANGE)} for day in (BEFORE, AFTER)}
    different = {second.article for first, second in zip(old, new, strict=True) if first.answer != second.answer}
    assert 5 <= len(different)
    for day, found in ((BEFORE, old), (AFTER, new)):
        for question in found:
            numbers = re.findall(r"\d+(?:\.\d+)?", question.answer)
            assert all(number in texts[day][question.article] for number in numbers), question


def test_what_the_policy_changes_is_told_by_every_answer_to_it():
    old, new = ({q.article: q.answer for q in questions(2000, 1, day, CHANGE)} for day in (BEFORE, AFTER))
    changed = {a.id for a, b in zip(articles(BEFORE, CHANGE), articles(AFTER, CHANGE), strict=True) if a != b}
    assert {name for name in old if old[name] != new[name]} == changed


def test_questions_do_not_repeat_and_a_larger_count_begins_with_the_smaller():
    found = questions(350, 7, AFTER, CHANGE)
    assert len({question.text for question in found}) == 350 and {q.article for q in found} == {
        article.id for article in articles(AFTER, CHANGE)
    }
    assert questions(20, 7, AFTER, CHANGE) == found[:20] != questions(20, 8, AFTER, CHANGE)
    assert questions(0, 7, AFTER, CHANGE) == () and len(questions(1000, 2**128, AFTER, None)) == 1000
    assert not re.search(r"[\[\]{}|«»]", " ".join(question.text for question in found))


def test_a_wrong_count_is_told():
    with pytest.raises(ValueError, match="a number from 0, and -1 was given"):
        questions(-1, 7, AFTER, None)


ARTICLE = """=== returns
title: Returns
queue: Billing
values: days 30, fee 4.90
changed: days 14
--- text
You have {days} days.
--- question
How long?
--- answer
{days} days, for {fee}.
"""


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("{fee}", "{cost}", "line 11, uses the value 'cost'"),
        ("title: Returns\n", "", "line 1, begins an article without a 'title:'"),
        ("Billing", "Kitchen", "line 1, begins an article without .* or a 'queue:'"),
        ("changed: days", "changed: weeks", "line 1, begins an article that changes 'weeks'"),
        ("days 30,", "days,", "line 1, begins an article whose 'values:' is not made of"),
        ("--- answer\n{days} days, for {fee}.\n", "", "line 1, begins the article 'returns' without a 'answer'"),
        ("{days} days.", "{days days.", "line 7, has a '{' that is not part of"),
    ],
)
def test_a_fault_in_an_article_is_told_in_one_sentence(old, new, what):
    assert read_articles(parse({"articles.txt": ARTICLE}, None))[0].name == "returns"
    with pytest.raises(ValueError, match=rf"^articles.txt, {what}[^\n]*\.$"):
        read_articles(parse({"articles.txt": ARTICLE.replace(old, new, 1)}, None))
