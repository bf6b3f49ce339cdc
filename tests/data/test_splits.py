# SPDX-License-Identifier: Apache-2.0
"""Splits keep their promise, are complete and come out the same; a sealed test counts its looks."""

import warnings
from functools import partial

import numpy as np
import pytest

from course_lib.data import BrokenLine, SealedTest, splits

SEEDS = range(5)
GROUPS = np.repeat([f"customer {n}" for n in range(40)], np.random.default_rng(0).integers(1, 9, 40))


def assert_parted(parts, rows):
    assert np.array_equal(np.sort(np.concatenate(parts)), np.arange(rows))
    assert all(np.all(np.diff(part) > 0) for part in parts)


@pytest.mark.parametrize("part", [splits.at_random, splits.stratified, splits.by_group])
def test_complete_deterministic_and_of_the_share(part):
    for seed in SEEDS:
        train, test = part(GROUPS, test_share=0.3, seed=seed)
        assert_parted((train, test), len(GROUPS))
        assert abs(len(test) / len(GROUPS) - 0.3) < 0.1
        assert np.array_equal(part(GROUPS, test_share=0.3, seed=seed)[1], test)
        assert not np.array_equal(part(GROUPS, test_share=0.3, seed=seed + 1)[1], test)


def test_stratified_keeps_the_shares():
    labels = ["Billing"] * 60 + ["Shipping"] * 20 + ["Technical"] * 4
    _, test = splits.stratified(labels, seed=1)
    assert np.unique(np.array(labels)[test], return_counts=True)[1].tolist() == [15, 5, 1]


def test_a_span_of_time_is_the_test_and_training_is_earlier_and_of_others():
    times = np.array(["2025-03-01", "2025-03-31", "2025-04-01", "2025-04-30", "2025-05-01", "2025-03-02"], "M8[D]")
    groups = ["ann", "bob", "bob", "cy", "ann", "cy"]
    train, test = splits.by_time_and_group(
        times, groups, begin=np.datetime64("2025-04-01"), end=np.datetime64("2025-05-01")
    )
    assert (train.tolist(), test.tolist()) == ([0], [2, 3])
    train, test = splits.by_time_and_group(times, groups, begin=np.datetime64("2025-05-01"))
    assert (train.tolist(), test.tolist()) == ([1, 2, 3, 5], [4])


def test_a_span_that_leaves_a_part_empty_or_a_missing_time_is_refused():
    for begin in (0, 9):
        with pytest.raises(ValueError, match="without a row"):
            splits.by_time_and_group([1, 2, 3], list("abc"), begin=begin)
    with pytest.raises(ValueError, match="without a row"):
        splits.by_time_and_group([1, 2, 3], list("aaa"), begin=2)
    with pytest.raises(ValueError, match="needs a time"):
        splits.by_time_and_group([1.0, float("nan")], list("ab"), begin=1)


def test_no_group_is_in_both():
    for seed in SEEDS:
        train, test = splits.by_group(GROUPS, seed=seed)
        assert not set(GROUPS[train]) & set(GROUPS[test])


def test_by_group_of_one_large_group_leaves_it_in_training_and_says_so():
    for seed in range(30):
        with pytest.warns(UserWarning, match="holds 10% of 100 rows, and 25% was requested: choose a column"):
            train, test = splits.by_group(np.repeat(["a", "b", "c"], [90, 5, 5]), seed=seed)
        assert (len(train), len(test)) == (90, 10)
    with pytest.warns(UserWarning, match="holds 2% of 100"):
        assert splits.by_group(["big"] * 98 + ["small"] * 2, seed=0)[1].tolist() == [98, 99]


def test_by_group_is_as_near_to_the_share_as_any_subset_of_groups():
    rng = np.random.default_rng(3)
    for seed in range(40):
        sizes = rng.integers(1, 60, 7)
        subsets = (np.arange(1, 2**7 - 1)[:, None] >> np.arange(7)) & 1
        best = np.abs(subsets @ sizes / sizes.sum() - 0.25).min()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # some sizes allow no share near .25
            _, test = splits.by_group(np.repeat(np.arange(7), sizes), seed=seed)
        assert abs(len(test) / sizes.sum() - 0.25) <= max(best, 0.01) + 1e-9


def test_by_group_puts_each_group_into_some_test_and_not_into_all():
    groups = np.repeat(np.arange(12), np.arange(4, 16))
    tests = [set(groups[splits.by_group(groups, seed=seed)[1]].tolist()) for seed in range(60)]
    often = [sum(group in test for test in tests) for group in range(12)]
    assert min(often) >= 5 and max(often) <= 30


def test_by_group_takes_the_first_draw_where_it_is_near_enough():
    # as in earlier versions, so that splits which were near already stay what they were
    groups = np.repeat(np.arange(400), np.random.default_rng(1).integers(1, 4, 400))
    for seed in SEEDS:
        sizes = np.bincount(groups)
        order = np.random.default_rng(seed).permutation(400)
        nearest = np.abs(np.cumsum(sizes[order])[:-1] - len(groups) * 0.25).argmin()
        expected = np.flatnonzero(np.isin(groups, order[: 1 + nearest]))
        assert splits.by_group(groups, seed=seed)[1].tolist() == expected.tolist()


@pytest.mark.parametrize(
    ("part", "message"),
    [
        (lambda: splits.at_random([1], seed=0), "leaves the test part without a row: give more rows"),
        (lambda: splits.at_random([], seed=0), "0 rows"),
        (lambda: splits.at_random([1, 2], test_share=0.9, seed=0), "leaves the training part without a row"),
        (lambda: splits.stratified(list("abcdefghij"), seed=0), "give more rows of each of the 10 labels"),
        (lambda: splits.stratified(list("aabbcc"), seed=0), "3 labels, or split at random"),
        (lambda: splits.stratified(list("abc"), test_share=0.8, seed=0), "training part without a row"),
    ],
)
def test_a_split_with_an_empty_part_is_an_error(part, message):
    with pytest.raises(ValueError, match=message):
        part()


def test_a_split_far_from_the_share_is_a_warning():
    rare = ["common"] * 30 + [f"rare {number}" for number in range(70)]
    with pytest.warns(UserWarning, match="holds 8% of 100 rows, and 25% was requested: give more rows of each"):
        splits.stratified(rare, seed=0)
    with pytest.warns(UserWarning, match="holds 90% of 10 rows, and 25% was requested: give times that"):
        splits.by_time([1] + [2] * 9)


def test_a_split_within_a_row_of_the_share_or_near_it_warns_of_nothing():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        splits.at_random([1, 2, 3], test_share=0.25, seed=0)
        splits.at_random([1, 2], test_share=0.3, seed=0)
        splits.stratified(["a"] * 60 + ["b"] * 20 + ["c"] * 2, seed=0)
        splits.by_group(GROUPS, seed=0)
        splits.by_time(np.repeat(np.arange(5), 4), test_share=0.3)


def test_the_test_is_later_than_all_training():
    rng = np.random.default_rng(2)
    days = np.datetime64("2026-01-01") + rng.integers(0, 30, 200)
    for times in (days, days.astype(str), rng.integers(0, 5, 200)):
        train, test = splits.by_time(times, test_share=0.3)
        assert_parted((train, test), 200)
        assert np.sort(times[train])[-1] < np.sort(times[test])[0]
        assert 0.1 < len(test) / 200 < 0.5
    assert splits.by_time([3, 1, 2, 0])[1].tolist() == [0]


@pytest.mark.parametrize("missing", [[1.0, np.nan], np.array(["2026-01-01", "NaT"], "datetime64[D]")])
def test_a_missing_time_is_told(missing):
    with pytest.raises(ValueError, match="a time in every row"):
        splits.by_time(missing)


def test_what_cannot_be_parted_is_told():
    with pytest.raises(ValueError, match="two groups or more, and there are 1"):
        splits.by_group(["a", "a"], seed=0)
    with pytest.raises(ValueError, match="two times or more"):
        splits.by_time([1, 1])
    with pytest.raises(ValueError, match="between 0 and 1"):
        splits.at_random([1, 2], test_share=1, seed=0)
    with pytest.raises(ValueError, match="between 0 and 1"):
        splits.three_way([1, 2], partial(splits.at_random, seed=0), validation_share=0.5, test_share=0.5)


@pytest.mark.parametrize(
    "part",
    [partial(splits.stratified, seed=1), partial(splits.by_group, seed=1), splits.by_time],
    ids=["stratified", "by_group", "by_time"],
)
def test_three_ways(part):
    values = np.repeat(np.arange(50), 10)
    train, validation, sealed = splits.three_way(values, part)
    test = sealed.open("a test", tell=lambda told: None)
    assert_parted((train, validation, test), 500)
    assert [len(train), len(validation), len(test)] == [300, 100, 100]


def test_looks_are_counted_and_told(tmp_path):
    ledger = tmp_path / "looks.jsonl"
    for kept in (None, ledger):
        told = []
        sealed = SealedTest(np.array([4, 7]), kept)
        assert (len(sealed), sealed.looks, told) == (2, (), [])
        for why in ("the final number", "only once more"):
            sealed.open(why, tell=told.append)[0] = 99  # a copy: the sealed rows stay as they are
        assert told[0] == "This is look number 1 at the test set."
        assert told[1].startswith("This is look number 2 at the test set: choose nothing by it")
        assert sealed.looks == ("the final number", "only once more")
        assert sealed.open("?", tell=told.append).tolist() == [4, 7]
    assert repr(SealedTest(np.array([4, 7]))) == "SealedTest(ledger=None)"

    later = SealedTest(np.array([4, 7]), ledger)
    later.open("another session", tell=told.append)
    assert "look number 4" in told[-1]


def test_a_look_is_printed(capsys):
    SealedTest(np.array([1])).open("to see")
    assert capsys.readouterr().out == "This is look number 1 at the test set.\n"


def test_a_damaged_ledger_shows_no_test(tmp_path):
    (tmp_path / "looks.jsonl").write_text('{"why": "cu')
    with pytest.raises(BrokenLine, match=r"looks\.jsonl, line 1"):
        SealedTest(np.array([1]), tmp_path / "looks.jsonl").open("?")
