# SPDX-License-Identifier: Apache-2.0
"""Validity is computed over all assignments of rows, not simulated; scipy is the oracle of a single table."""

from itertools import product
from math import comb

import numpy as np
import pytest
from scipy.stats import fisher_exact

from course_lib.exact_tests import MOST_DRAWS, any_group_differs, permutation_chi_square

TOTALS = [(3, 2, 1, 6), (1, 1, 1, 1, 8), (5, 5, 2), (1, 30, 4), (2, 9)]


def tables(totals, drawn):
    """Every vector of hits with its probability where each assignment of rows is equally likely."""
    for hits in product(*(range(total + 1) for total in totals)):
        if sum(hits) == drawn:
            ways = np.prod([comb(total, count) for total, count in zip(totals, hits, strict=True)])
            yield np.array(hits), ways / comb(sum(totals), drawn)


def assert_valid(p_values, probabilities):
    """No level is exceeded by more than rounding."""
    p_values, probabilities = np.array(p_values), np.array(probabilities)
    assert probabilities.sum() == pytest.approx(1)
    for level in p_values:
        assert probabilities[p_values <= level].sum() <= level * (1 + 1e-6)


def test_any_group_differs_of_one_group_is_fishers_exact_test():
    rng = np.random.default_rng(0)
    for rows in (2, 9, 40, 3000):
        for _ in range(40):
            drawn, total = int(rng.integers(1, rows)), int(rng.integers(0, rows + 1))
            hits = int(rng.hypergeometric(total, rows - total, drawn))
            table = [[hits, drawn - hits], [total - hits, rows - drawn - total + hits]]
            p_value = any_group_differs(np.array([hits]), np.array([total]), drawn, rows)
            assert p_value == pytest.approx(fisher_exact(table).pvalue, rel=1e-6)


@pytest.mark.parametrize("totals", TOTALS)
@pytest.mark.parametrize("drawn", [1, 3])
def test_any_group_differs_is_valid_at_every_level(totals, drawn):
    hits, probabilities = zip(*tables(totals, drawn), strict=True)
    # overlapping groups: each category, and each set of the first few
    groups = np.concatenate([np.eye(len(totals), dtype=int), np.tri(len(totals) - 1, len(totals), dtype=int)])
    p_values = [any_group_differs(groups @ one, groups @ np.array(totals), drawn, sum(totals)) for one in hits]
    assert_valid(p_values, probabilities)
    assert min(p_values) < 1


def test_any_group_differs_is_never_above_bonferroni_and_ignores_groups_too_small_to_matter():
    hits, totals = np.array([4, 0, 0, 0]), np.array([4, 1, 1, 90])
    single = any_group_differs(hits[:1], totals[:1], 6, 96)
    assert any_group_differs(hits, totals, 6, 96) <= 4 * single
    # a group of one row has p-values of 6 / 96 and 1 alone, so it cannot be as extreme and costs nothing
    assert any_group_differs(hits[:3], totals[:3], 6, 96) == single


def test_any_group_differs_reaches_any_level_and_is_1_without_groups():
    assert 0 < any_group_differs(np.array([40, 0]), np.array([40, 300]), 40, 10_040) < 1e-80
    assert any_group_differs(np.array([], int), np.array([], int), 4, 8) == 1


@pytest.mark.parametrize("totals", TOTALS[:4])
def test_permutation_chi_square_agrees_with_the_list_of_all_assignments(totals):
    drawn, totals = 4, np.array(totals)
    expected = totals * drawn / totals.sum()
    hits, probabilities = map(np.array, zip(*tables(totals, drawn), strict=True))
    statistics = np.sum((hits - expected) ** 2 / expected, axis=1)
    for one, statistic in zip(hits, statistics, strict=True):
        exact = probabilities[statistics >= statistic - 1e-9].sum()
        # twenty hits or more: the relative error is about 1 / sqrt(20); five of those
        assert permutation_chi_square(one, totals) == pytest.approx(exact, rel=5 / np.sqrt(20), abs=1e-4)


def test_permutation_chi_square_is_the_same_for_the_same_input_in_any_order():
    rng = np.random.default_rng(2)
    totals = rng.integers(1, 30, 12)
    hits = rng.multivariate_hypergeometric(totals, 40)
    first = permutation_chi_square(hits, totals)
    order = rng.permutation(12)
    assert first == permutation_chi_square(hits, totals) == permutation_chi_square(hits[order], totals[order])


def test_permutation_chi_square_has_a_least_p_value_and_draws_nothing_below_it():
    hits, totals = np.array([30, 0, 0]), np.array([30, 200, 300])
    assert permutation_chi_square(hits, totals) == 1 / (1 + MOST_DRAWS)
    assert permutation_chi_square(hits, totals, needed=1e-9) == 1
