# SPDX-License-Identifier: Apache-2.0
"""Inbox mails: every kind can be written, what the headers promise holds, and the label is not in the machinery."""

import hashlib
import json
import re
from collections import Counter
from random import Random

import pytest

from course_lib.company.grammar import parse
from course_lib.company.inbox import InboxMail, kinds, read_kinds, write_inbox_mail

RECORDED = "7dd060d53301eaf4f6bc03d477fea2ba535a88c11d20d7b7cf303c1937114a02"


def drawn(count, seed="test"):
    rng = Random(seed)
    sorts = rng.choices(kinds(), [kind.weight for kind in kinds()], k=count)
    slots = ({"product": "Tarn bottle", "order": f"LO-{rng.randrange(10_000, 100_000)}"} for _ in sorts)
    pairs = enumerate(zip(sorts, slots, strict=True))
    return [(kind, write_inbox_mail(kind.name, known, f"{seed} {number}")) for number, (kind, known) in pairs]


@pytest.fixture(scope="module")
def mails():
    return drawn(5000)


def test_kinds_come_as_their_weights_say_and_spam_as_its_probability(mails):
    assert sum(kind.weight for kind in kinds()) == pytest.approx(1)
    assert [kind.name for kind in kinds()] == sorted(kind.name for kind in kinds())
    assert any(0 < kind.spam < 1 for kind in kinds()) and {0.0, 1.0} <= {kind.spam for kind in kinds()}
    found = Counter(kind.name for kind, _ in mails)
    for kind in kinds():
        assert abs(found[kind.name] / 5000 - kind.weight) < 4 * (kind.weight / 5000) ** 0.5
    expected = sum(kind.weight * kind.spam for kind in kinds())
    rng = Random(1)
    labels = [rng.random() < kind.spam for kind, _ in mails]
    assert abs(sum(labels) / 5000 - expected) < 4 * (expected * (1 - expected) / 5000) ** 0.5
    assert 0.3 < expected < 0.6


def test_mails_are_as_their_headers_say(mails):
    hours, links = Counter(), Counter()
    for kind, mail in mails:
        assert kind.hours[0] <= mail.hour < kind.hours[1] and 0 <= mail.links <= kind.links[1]
        assert mail.links == len(re.findall(r"https://\w+\.example\.(?:com|org|net)/\w+", mail.body))
        assert re.fullmatch(r"[a-z0-9][a-z0-9._-]*@[a-z0-9.-]*example\.(com|org|net)", mail.sender), mail.sender
        hours[mail.hour] += 1
        links[mail.links] += 1
    assert len(hours) == 24 and links[0] > 1000 and links[1] > 400


def test_texts_are_whole(mails):
    for _, mail in mails:
        for text in (mail.subject, mail.body):
            assert text and not re.search(r"[«»‹›\[\]{}|]|  | ,|^\s|\s$", text), text


def test_few_mails_repeat_another(mails):
    grams = []
    for _, mail in mails:
        words = re.findall(r"\w+", f"{mail.subject} {mail.body}".casefold())
        grams.append({tuple(words[i : i + 5]) for i in range(max(1, len(words) - 4))})
    where = {}
    for number, found in enumerate(grams):
        for gram in found:
            where.setdefault(gram, []).append(number)
    repeats = 0
    for number, found in enumerate(grams):
        shared = Counter(other for gram in found for other in where[gram] if other != number)
        repeats += bool(shared) and max(shared.values()) > len(found) / 2
    assert repeats < 300  # 4 % when written: short replies, and mails of 25 words of the same kind


def test_who_writes_is_one_person():
    signed = 0
    for number in range(100):
        mail = write_inbox_mail(
            "customer", {"name": "Mairéad", "order": "LO-12345", "product": "Tarn bottle"}, str(number)
        )
        assert "mairead" in mail.sender or ".family@" in mail.sender
        signed += "Mairéad" in mail.body
    assert signed > 30


def test_without_order_and_product_they_are_not_written():
    for kind in kinds():
        for number in range(20):
            assert "LO-" not in write_inbox_mail(kind.name, {}, str(number)).body


def test_the_same_seed_gives_the_same_mail():
    assert drawn(20) == drawn(20) != drawn(20, "another")
    recorded = json.dumps([list(mail) for _, mail in drawn(50)])
    assert hashlib.sha256(recorded.encode()).hexdigest() == RECORDED


KIND = """=== prize
label: spam 0.6, ham 0.4
weight: 2
sender: {first}@example.com | win@example.org
hours: 6-20
links: 0-1
--- subject
Won
--- lead
You won.
=== lasts
--- line
Moor
"""


def test_a_kind_is_read_from_its_headers():
    (kind,) = read_kinds(parse({"inbox_spam.txt": KIND}))
    assert (kind.name, kind.spam, kind.weight, kind.hours, kind.links) == ("prize", 0.6, 1, (6, 20), (0, 1))
    assert kind.senders == ("{first}@example.com", "win@example.org")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("ham 0.4", "ham 0.5"),
        ("ham 0.4", "egg 0.4"),
        ("weight: 2", "weight: heavy"),
        ("weight: 2", "weight: 0"),
        ("hours: 6-20", "hours: 20-6"),
        ("hours: 6-20", "hours: 6-25"),
        ("links: 0-1", "links: few"),
        ("links: 0-1\n", ""),
        ("{first}", "{colour}"),
        ("--- lead\nYou won.\n", ""),
    ],
)
def test_a_fault_in_a_kind_is_told_in_one_sentence(old, new):
    assert old in KIND
    with pytest.raises(ValueError, match=r"^inbox_spam.txt, line 1, begins the kind 'prize'[^\n]*\.$"):
        read_kinds(parse({"inbox_spam.txt": KIND.replace(old, new, 1)}))


def test_an_unknown_kind_is_told():
    with pytest.raises(ValueError, match="no kind of inbox mail 'nonsense'"):
        write_inbox_mail("nonsense", {}, "1")
    assert InboxMail._fields == ("subject", "body", "sender", "links", "hour")
