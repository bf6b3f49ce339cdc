# SPDX-License-Identifier: Apache-2.0
"""The support mails say what their file says, and the public requests go to the queues of the two tables."""

import dataclasses
from collections import Counter

import numpy as np
import pytest

from course_lib import data
from course_lib.data.tickets import BITEXT_QUEUES, MULTIDOGO_QUEUES, NO_QUEUE, QUEUES, URGENCIES


@pytest.fixture
def nothing(tmp_path, monkeypatch):
    monkeypatch.setenv("COURSE_CACHE", str(tmp_path))
    monkeypatch.delenv("COURSE_DATA", raising=False)


def test_support_mails():
    mails = data.support()
    assert len(mails) == len(set(mails.ids)) == 600
    assert {len(part) for part in (mails.queues, mails.urgencies, mails.summaries, mails.facts, mails.styles)} == {600}
    assert mails.queues.dtype == mails.urgencies.dtype == np.int8
    assert np.bincount(mails.queues).tolist() == [180, 180, 150, 90]
    first = {name: getattr(mails, name)[0] for name in ("ids", "queues", "urgencies", "styles")}
    assert first == {"ids": "support-001", "queues": 0, "urgencies": 1, "styles": ("plain",)}
    assert mails.texts[0].startswith("Charged twice\nHello, my bank app")
    assert mails.facts[0].order == "LO-20471" and mails.facts[0].deadline is None
    assert mails.queue_names == QUEUES and mails.urgency_names == URGENCIES
    for text, facts in zip(mails.texts, mails.facts, strict=True):
        told = [fact for fact in dataclasses.asdict(facts).values() if fact]
        assert all(fact.casefold() in text.casefold() for fact in told)
    with pytest.raises(dataclasses.FrozenInstanceError):
        mails.texts = ()


@pytest.mark.parametrize(
    "read, rows, routed",
    [
        (data.bitext, 6364, [1890, 0, 1408, 1193]),
        (lambda: data.bitext(long_answers=True), 4448, [1345, 0, 1008, 847]),
        (data.multidogo, 5615, [377, 1070, 446, 0]),
    ],
    ids=["bitext", "bitext long", "multidogo"],
)
def test_requests(course_data, read, rows, routed):
    requests = read()
    assert len(requests) == len({" ".join(text.casefold().split()) for text in requests.texts}) == rows
    assert {len(part) for part in (requests.queues, requests.intents, requests.groups)} == {rows}
    some = requests.routed()
    assert np.bincount(some.queues, minlength=4).tolist() == routed
    assert (some.queues >= 0).all() and len(some) == np.sum(requests.queues != NO_QUEUE) == len(some.intents)
    queue = dict(zip(requests.texts, requests.queues, strict=True))
    assert [queue[text] for text in some.texts] == some.queues.tolist()
    assert len(some.answers) in (0, len(some)) and bool(some.answers) == (requests.name == "bitext_support")
    assert "CDLA" in requests.source


def test_every_line_of_the_tables_moves_something(course_data):
    for requests, table in ((data.bitext(), BITEXT_QUEUES), (data.multidogo(), MULTIDOGO_QUEUES)):
        seen = Counter()
        for intent, group, queue in zip(requests.intents, requests.groups, requests.queues, strict=True):
            for key in {intent, group, f"{group}/{intent}"} & table.keys():
                assert QUEUES[queue] == table[key]
                seen[key] += 1
        assert seen.keys() == table.keys()


def test_bitext_has_answers_of_two_lengths(course_data):
    short, long = data.bitext(), data.bitext(long_answers=True)
    assert len(set(short.answers)) == 27
    assert np.median([len(answer) for answer in long.answers]) > 3 * np.median([len(one) for one in short.answers])


@pytest.mark.parametrize(
    "read, sentence",
    [
        (data.bitext, "`course data fetch bitext_support` brings it"),
        (data.telco, "`course data fetch telco_churn` brings it"),
        (data.multidogo, "Nobody offers multidogo_intents in this form"),
        (data.spambase, "Nobody offers spambase in this form"),
    ],
)
def test_a_set_that_is_not_here_says_how_it_comes(nothing, read, sentence):
    with pytest.raises(data.DataUnavailable, match=sentence):
        read()
