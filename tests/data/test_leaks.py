# SPDX-License-Identifier: Apache-2.0
"""The check finds each planted leak, alone, and nothing on clean splits."""

from datetime import date, timedelta

import numpy as np
import pytest

from course_lib import data
from course_lib.data import leak_check
from course_lib.data.leaks import SIMILAR, _jaccard, _shingles, near_duplicates
from course_lib.preprocess import fit_text

WORDS = np.array([a + b for a in "ba de fi go lu me no pa ri so tu wy".split() for b in "ck ld m nt rse st".split()])
SEEDS = range(5)
ASKED = {"text": "text", "group": "customer", "time": "day", "label": "label", "columns": ["amount", "plan", "noise"]}


def clean(seed, rows=400):
    """A split as it should be: texts of their own, nobody in both parts, the test later."""
    rng = np.random.default_rng(seed)
    made = []
    for number in range(rows):
        late = number >= rows * 3 // 4
        label = int(rng.random() < 0.3)
        made.append(
            {
                "text": " ".join(rng.choice(WORDS, rng.integers(8, 20))) + f" {number}",
                "customer": f"c{rng.integers(60, 80) if late else rng.integers(0, 60)}",
                "day": date(2026, 1, 1) + timedelta(days=int(rng.integers(200, 250) if late else rng.integers(0, 200))),
                "label": label,
                "amount": float(rng.normal(20 + 15 * label, 10)),  # tells something, as a good column does
                "plan": str(rng.choice(["small", "large"], p=[0.8, 0.2] if label else [0.3, 0.7])),
                "noise": int(rng.integers(0, 1000)),
            }
        )
    return made[: rows * 3 // 4], made[rows * 3 // 4 :]


def kinds(findings):
    return [finding.kind for finding in findings]


@pytest.mark.parametrize("seed", range(10))
def test_clean_splits_are_clean(seed):
    train, test = clean(seed)
    assert leak_check(train, test, **ASKED, fitted=fit_text([row["text"] for row in train])) == []
    assert leak_check(train, test, fitted={"amount": float(np.mean([row["amount"] for row in train]))}) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_exact_duplicates(seed):
    train, test = clean(seed)
    test[3]["text"], test[8]["text"] = train[5]["text"], train[0]["text"]
    (found,) = leak_check(train, test, **ASKED)
    assert (found.kind, found.rows) == ("exact duplicates", (3, 8))
    assert found.sentence.startswith("Found 2 rows of the test word for word in the training: ")


@pytest.mark.parametrize("seed", SEEDS)
def test_near_duplicates(seed):
    train, test = clean(seed)
    test[2]["text"] = train[1]["text"].upper().replace(" ", "  ").replace("1", "7")
    test[6]["text"] = max((row["text"] for row in train), key=len) + " please"
    (found,) = leak_check(train, test, **ASKED)
    assert (found.kind, found.rows) == ("near duplicates", (2, 6))


@pytest.mark.parametrize("seed", SEEDS)
def test_group_overlap(seed):
    train, test = clean(seed)
    test[7]["customer"] = train[0]["customer"]
    (found,) = leak_check(train, test, **ASKED)
    assert (found.kind, found.rows) == ("group overlap", (7,))
    assert found.sentence == "Found 1 row of the test with a 'customer' known from the training: split by group."


@pytest.mark.parametrize("seed", SEEDS)
def test_future_rows(seed):
    train, test = clean(seed)
    train[9]["day"] = date(2026, 12, 24)
    (found,) = leak_check(train, test, **ASKED)
    assert (found.kind, found.rows) == ("future rows", (9,))
    train[9]["day"] = min(row["day"] for row in test)
    assert leak_check(train, test, **ASKED) == []


def refund(label, rng):
    return "" if label == 0 else f"R-{rng.integers(10_000)}"


LEAKS = {
    "a code": lambda label, rng: "AB"[label],
    "a number with a threshold": lambda label, rng: float(label * 2 + rng.random()),
    "a number in text": lambda label, rng: f"{label * 2 + rng.random():.6f}",
    "filled in afterwards": refund,
    "nearly always right": lambda label, rng: label if rng.random() < 0.99 else 1 - label,
}


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("leak", LEAKS.values(), ids=LEAKS)
def test_a_column_that_knows_the_answer(seed, leak):
    train, test = clean(seed)
    rng = np.random.default_rng(seed)
    for row in (*train, *test):
        row["refund"] = leak(row["label"], rng)
    (found,) = leak_check(train, test, **{**ASKED, "columns": ["amount", "refund"]})
    assert found.kind == "column knows the answer" and "'refund'" in found.sentence and found.rows == ()


def test_a_rare_label_is_no_excuse():
    train, test = clean(0)
    for number, row in enumerate((*train, *test)):
        row["fraud"] = number % 50 == 0
        row["review"] = 100.0 + number % 7 if row["fraud"] else number / 1000
    asked = {"label": "fraud", "columns": ["amount", "noise", "review"]}
    assert ["'review'" in found.sentence.lower() for found in leak_check(train, test, **asked)] == [True]
    for row in (*train, *test):
        row["fraud"] = False  # with one label nothing can be told, by no column
    assert leak_check(train, test, **asked) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_fitted_on_everything(seed):
    train, test = clean(seed)
    both = [*train, *test]
    for min_count in (1, 3):
        fitted = fit_text([row["text"] for row in both], min_count=min_count)
        assert kinds(leak_check(train, test, **ASKED, fitted=fitted)) == ["fitted on everything"]
    means = {
        "amount": float(np.mean([row["amount"] for row in both])),
        "noise": float(np.mean([row["noise"] for row in train])),
    }
    (found,) = leak_check(train, test, **ASKED, fitted=means)
    assert found.kind == "fitted on everything" and "'amount'" in found.sentence


def test_the_courses_own_split_is_clean_and_a_sloppy_one_is_not():
    messages = data.inbox()
    for seed in SEEDS:
        train, test = (
            [{"text": text, "label": int(label)} for text, label in zip(part.texts, part.labels, strict=True)]
            for part in data.split(messages, seed=seed)
        )
        assert leak_check(train, test, text="text", label="label") == []
        assert kinds(leak_check([*train, *test[:9]], test, text="text")) == ["exact duplicates"]


def test_no_near_duplicate_is_missed():
    rng = np.random.default_rng(0)
    train = ["".join(rng.choice(list("abc 1"), rng.integers(0, 40))) for _ in range(150)]
    test = []
    for text in train:
        place = int(rng.integers(0, len(text) + 1))
        test.append(text[:place] + "X" + text[place + int(rng.integers(0, 2)) :])
    slowly = [
        row
        for row, text in enumerate(test)
        if any(_jaccard(_shingles(text), _shingles(other)) > SIMILAR for other in train)
    ]
    assert 10 < len(slowly) < 140
    assert near_duplicates(train, test) == slowly


def test_thousands_of_rows_are_not_compared_pair_by_pair(monkeypatch):
    from course_lib.data import leaks

    compared = []
    monkeypatch.setattr(leaks, "_jaccard", lambda one, other: compared.append(1) or _jaccard(one, other))
    train, test = clean(0, 4_000)
    near_duplicates([row["text"] for row in train], [row["text"] for row in test])
    assert len(compared) < len(train) * len(test) / 20


@pytest.mark.parametrize(
    "asked, sentence",
    [
        ({"text": "body"}, "Row 0 of the training has no column 'body'"),
        ({"columns": ["amount"]}, "takes a label"),
        ({"fitted": fit_text(["a"])}, "name their column"),
        ({"fitted": {"height": 1.0}}, "no column 'height'"),
    ],
)
def test_what_is_missing_is_told(asked, sentence):
    with pytest.raises(ValueError, match=sentence):
        leak_check(*clean(0), **asked)


def test_an_empty_part_is_told():
    with pytest.raises(ValueError, match="The test has no rows"):
        leak_check(clean(0)[0], [], text="text")


def test_a_row_without_a_time_or_a_text_is_told():
    train, test = clean(0)
    train[3] |= {"day": None, "text": None}
    with pytest.raises(ValueError, match="Some rows have no 'day'"):
        leak_check(train, test, time="day")
    with pytest.raises(TypeError, match="Item 3 of the texts is a NoneType"):
        leak_check(train, test, text="text")
