# SPDX-License-Identifier: Apache-2.0
from collections import Counter
from itertools import islice
from random import Random

import pytest

from course_lib.company import articles
from course_lib.company.corpus import (
    MAIL_TASKS,
    NOTES,
    REFUSAL,
    SHARES,
    UNKNOWN,
    answer,
    asked,
    documents,
    prompt,
    seen_questions,
    shots,
    sourced,
    text_of,
)
from course_lib.company.drawn import drawn_mails, names
from course_lib.company.issues import issues


@pytest.fixture(scope="module")
def some():
    return list(documents(1500, 3))


def test_a_larger_count_begins_with_the_smaller_one(some):
    assert list(documents(20, 3)) == some[:20]
    assert list(documents(20, 4)) != some[:20]


def test_shares_add_to_one_and_every_task_comes(some):
    assert sum(SHARES.values()) == pytest.approx(1)
    tags = Counter(tag for document in some for tag, _ in document.tasks)
    single = {tag for tag in tags if not _fields(tag)}
    assert single == {*MAIL_TASKS, "answer", "copy"}
    assert len(tags) - len(single) > 50  # lists of fields, nearly every one another


def test_every_matter_comes_as_often_as_the_others():
    """Nothing else tells it: with a matter missing, losses fall as before."""
    read = [dict(document.tasks) for document in documents(4000, 3, after=("topic",))]
    topics = Counter(tasks["topic"] for tasks in read if "topic" in tasks)
    mean = topics.total() / len(topics)
    assert set(topics) == {issue.name.replace("_", " ") for issue in issues()}
    assert all(0.5 * mean < number < 1.6 * mean for number in topics.values())


def test_a_list_tells_its_fields_in_the_order_and_with_the_sign_of_its_tag(some):
    lists = [(document, tag, told) for document in some for tag, told in document.tasks if len(_fields(tag)) > 1]
    assert lists
    for document, tag, told in lists[:100]:
        alone = dict(document.tasks)
        assert told.count(_sign(tag)) >= len(_fields(tag)) - 1
        for field in set(_fields(tag)) & set(alone):
            assert alone[field] in told


def _sign(tag):
    return next((sign for sign in (" / ", "; ", ", ", " - ", " | ") if sign in tag), "")


def _fields(tag):
    return tag.split(_sign(tag)) if _sign(tag) else []


def test_a_task_stands_after_its_text_as_a_prompt_does(some):
    document = next(document for document in some if len(document.tasks) == 1)
    tag, told = document.tasks[0]
    assert str(document) == prompt(document.text, tag) + told


def test_the_house_style_is_in_no_document(some):
    """Chapter 09 teaches it; a model that had read it would have nothing to learn there."""
    mails = [drawn.mail for drawn in islice(drawn_mails(1500, "corpus 3"), 1500)]
    read = "\n".join(str(document) for document in some)
    assert not any("[summary]" in str(document) for document in some)
    assert not any(mail.summary in read for mail in mails)


def test_names_and_questions_kept_aside_are_in_no_document(some):
    mails = [document for document in some if document.text.startswith("Subject: ")]
    told = {line for document in mails for tag, line in document.tasks if tag == "name"} - {UNKNOWN}
    assert told and not told & set(names(aside=True))
    kept = {line for group in articles.knowledge() for line in seen_questions(group, aside=True)}
    asked_for = {document.text.rpartition("Question: ")[2] for document in some if "Question: " in document.text}
    assert asked_for and not asked_for & kept


def test_what_is_copied_stands_in_the_mail():
    for drawn in drawn_mails(100, "tasks"):
        text = text_of(drawn.mail.subject, drawn.mail.body)
        for tag in ("order", "name", "product", "deadline"):
            told = answer(drawn, tag)
            assert told == UNKNOWN or told in text


def test_notes_hold_what_the_summary_holds_in_other_forms():
    for drawn in drawn_mails(200, "notes"):
        told = [answer(drawn, tag) for tag in NOTES]
        assert len({*told, drawn.mail.summary}) == len(NOTES) + 1
        for note in told:
            for name, fact in drawn.mail.slots.items():
                assert name == "product" or not fact or fact.lower() in note.lower()
            assert drawn.mail.summary.rstrip(".") not in note


def test_a_card_has_the_facts_of_the_mail():
    drawn = next(drawn for drawn in drawn_mails(100, "card") if drawn.mail.slots["order"])
    lines = dict(line.split(" = ") for line in answer(drawn, "card").splitlines())
    assert lines["order"] == drawn.mail.slots["order"]
    assert lines["desk"] == drawn.queue
    assert lines["due"] == (drawn.mail.slots["deadline"] or UNKNOWN)


def test_an_answer_with_sources_has_their_numbers_or_says_that_they_do_not_tell():
    answers = [sourced(Random(f"s {row}")) for row in range(300)]
    refused = [document for document in answers if document.tasks[0][1] == REFUSAL]
    assert 0.1 < len(refused) / len(answers) < 0.3
    for document in answers:
        told = document.tasks[0][1]
        numbers = {word.strip(".,") for word in told.split() if word.strip(".,").replace(".", "").isdigit()}
        assert told == REFUSAL or all(number in document.text for number in numbers)


def test_numbered_sources_stand_before_the_question():
    assert asked("Why?") == "Question: Why?"
    assert asked("Why?", ("one", "two")) == "Sources:\n[1] one\n[2] two\n\nQuestion: Why?"


def test_shots_use_four_words_for_the_four_desks():
    for row in range(20):
        lines = shots(30, f"x {row}")
        ends = {
            line.replace(": ", " | ").replace(" => ", " | ").replace(" -> ", " | ").rpartition(" | ")[2]
            for line in lines
        }
        assert 2 <= len(ends) <= 4
