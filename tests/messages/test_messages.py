# SPDX-License-Identifier: Apache-2.0
"""The messages written one by one are what their data cards say: whole, balanced as stated, apart, and harmless."""

import json
import re
from collections import Counter
from importlib.resources import files

import numpy as np
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import cohen_kappa_score

QUEUES = {"Billing": 0.30, "Technical": 0.30, "Account": 0.25, "Shipping": 0.15}
STYLES = {"terse", "formal", "angry", "typos", "non-native", "chatty", "lower-case", "plain"}
ADDRESS = re.compile(r"(?:https?://|www\.|@)([\w.-]+)")
RESERVED = re.compile(r"(^|\.)example\.(com|org|net)$")
KEYS = {
    "inbox": ["id", "subject", "body", "label", "kind"],
    "support": ["id", "subject", "body", "queue", "urgency", "summary", "facts", "style"],
}


def read(name):
    lines = files("course_lib.messages").joinpath(f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def card(name):
    return files("course_lib.messages").joinpath(f"{name}.md").read_text(encoding="utf-8")


def text(row):
    return f"{row['subject']}\n{row['body']}"


@pytest.fixture(scope="module", params=["inbox", "support"])
def named(request):
    return request.param, read(request.param)


def test_every_line_is_whole_and_in_order(named):
    name, rows = named
    assert all(list(row) == KEYS[name] for row in rows)
    assert [row["id"] for row in rows] == [f"{name}-{number:03}" for number in range(1, len(rows) + 1)]
    assert all(row["body"].strip() for row in rows)


def test_no_two_are_alike(named):
    _, rows = named
    bodies = [row["body"] for row in rows]
    vectors = TfidfVectorizer().fit_transform(bodies)
    alike = (vectors @ vectors.T).toarray()
    np.fill_diagonal(alike, 0)
    assert alike.max() < 0.8
    sentences = Counter(
        sentence
        for body in bodies
        for sentence in {" ".join(s.lower().split()) for s in re.split(r"[.!?\n]+", body)}
        if len(sentence.split()) >= 5
    )
    assert [sentence for sentence, count in sentences.items() if count > 1] == []


def test_addresses_are_reserved_ones(named):
    _, rows = named
    for row in rows:
        for host in ADDRESS.findall(text(row)):
            assert RESERVED.search(host.strip(".-").lower()), (row["id"], host)


def test_lengths_are_spread(named):
    name, rows = named
    lengths = np.array([len(row["body"].split()) for row in rows])
    assert lengths.max() <= 200
    assert lengths.min() >= (1 if name == "inbox" else 5)
    assert np.mean(lengths < 20) > 0.1 and np.mean(lengths > 60) > 0.15


def test_the_card_tells_the_size_and_who_wrote_them(named):
    name, rows = named
    told = card(name)
    assert str(len(rows)) in told
    assert "language\nmodel" in told or "language model" in told
    assert "CC BY 4.0" in told


def test_the_inbox_is_balanced_as_stated():
    rows = read("inbox")
    kinds = Counter((row["label"], row["kind"]) for row in rows)
    spam = {kind: count for (label, kind), count in kinds.items() if label == "spam"}
    ham = {kind for label, kind in kinds if label == "ham"}
    assert sum(spam.values()) / len(rows) == pytest.approx(0.4, abs=0.02)
    assert len(spam) == 8 and len(ham) == 11
    assert max(spam.values()) == min(spam.values())
    assert not set(spam) & ham


def test_support_is_balanced_as_stated():
    rows = read("support")
    queues = Counter(row["queue"] for row in rows)
    for queue, share in QUEUES.items():
        assert queues[queue] / len(rows) == pytest.approx(share, abs=0.02)
    urgency = Counter(row["urgency"] for row in rows)
    assert set(urgency) == {"low", "normal", "high"}
    assert all(count / len(rows) > 0.1 for count in urgency.values())
    styles = Counter(style for row in rows for style in row["style"])
    assert set(styles) == STYLES
    assert all(count >= 20 for count in styles.values())


def test_facts_stand_in_the_mail_and_summaries_in_the_house_style():
    for row in read("support"):
        facts = row["facts"]
        assert list(facts) == ["name", "order", "product", "issue", "wish", "deadline"], row["id"]
        for fact in filter(None, facts.values()):
            assert fact.lower() in text(row).lower(), (row["id"], fact)
        if facts["order"]:
            assert re.fullmatch(r"LO-\d{5}", facts["order"]), row["id"]
            assert facts["order"] in row["summary"], row["id"]
        summary = row["summary"]
        assert summary.endswith(".") and ":" in summary and len(summary.split()) <= 30, row["id"]
        assert summary.lower().startswith((facts["name"] or "A customer").split()[0].lower()), row["id"]


@pytest.mark.parametrize("name, key", [("inbox", "label"), ("support", "queue"), ("support", "urgency")])
def test_a_second_labeller_agrees_as_the_card_says(name, key):
    pairs = read(f"{name}-labels")
    assert len({pair["id"] for pair in pairs}) == 150
    first, second = ([pair[which][key] for pair in pairs] for which in ("first", "second"))
    kappa = cohen_kappa_score(first, second)
    assert kappa >= 0.75
    assert f"{kappa:.2f}" in card(name)
