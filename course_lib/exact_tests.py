# SPDX-License-Identifier: Apache-2.0
"""Exact tests of two samples of counts, at any level and for any expected counts.

Both tests are conditional: the numbers of rows and the total of each group are taken as given, and in an unchanged
world each assignment of rows to the two samples is equally likely. So no expected count is too small for them.
"""

import numpy as np

MOST_DRAWS = 99_999
"""So that a permutation test can give p-values down to 1 in 100,000."""
_WORK = 40_000_000
"""Numbers drawn or added up in all draws, to bound the time: many categories and rows get fewer draws."""
_ENOUGH_HITS = 20
_SAME = 1 + 1e-7
"""Probabilities this close are equal but for rounding, as in R's `fisher.test`."""


def any_group_differs(hits: np.ndarray, totals: np.ndarray, drawn: int, rows: int) -> float:
    """Tests whether the share of any group differs between two samples; groups may overlap.

    Each group gets Fisher's exact test (two-sided: the assignments that are no more likely than the observed one), and
    the smallest p-value t is corrected for the number of groups: the result is the sum over groups of the probability
    that a p-value of at most t comes up. That sum bounds the probability of a smallest p-value of at most t, is never
    above Bonferroni's, and counts a group of few rows, which cannot reach t, as zero (Tarone, Biometrics 46, 1990;
    Westfall & Wolfinger, The American Statistician 51, 1997).

    Args:
        hits: int [G] the rows of each group in one sample.
        totals: int [G] its rows in both samples.
        drawn: the rows of that sample.
        rows: the rows of both samples.

    Returns:
        The p-value, 0 to 1; 1 where there is no group.
    """
    from scipy.special import gammaln

    if not len(totals):
        return 1.0
    log_factorial = gammaln(np.arange(rows + 1) + 1.0)
    sizes, which, repeats = np.unique(totals, return_inverse=True, return_counts=True)
    tails = []
    smallest = 1.0
    for index, size in enumerate(sizes.tolist()):
        first, probabilities = _hypergeometric(log_factorial, size, drawn, rows)
        ordered = np.sort(probabilities)
        cumulative = np.cumsum(ordered)
        observed = probabilities[hits[which == index] - first]
        last = np.searchsorted(ordered, observed * _SAME, side="right") - 1
        smallest = min(smallest, float(cumulative[last].min()))
        tails.append(cumulative)
    reached = [int(np.searchsorted(cumulative, smallest * _SAME, side="right")) for cumulative in tails]
    parts = [float(cumulative[end - 1]) if end else 0.0 for cumulative, end in zip(tails, reached, strict=True)]
    return min(1.0, float(np.dot(parts, repeats)))


def permutation_chi_square(hits: np.ndarray, totals: np.ndarray, *, needed: float = 0.0) -> float:
    """Tests homogeneity of two samples over K categories by drawing assignments of rows at random.

    The statistic is chi-square. Draws stop after 20 that are at least as extreme, which keeps the p-value valid
    (Besag & Clifford, Biometrika 78, 1991), or after 99,999 (fewer with hundreds of categories), where it is
    (1 + hits) / (1 + draws). The seed is made from the counts, so the same input gives the same p-value, and so does
    the same input in another order.

    Args:
        hits: int [K] the rows of each category in one sample.
        totals: int [K] its rows in both samples, at least 1.
        needed: below which p-value the answer matters; if no draw can get there, none is made.

    Returns:
        The p-value, 0 to 1.
    """
    drawn, rows = int(hits.sum()), int(totals.sum())
    # numpy draws row by row, or a number for each category, which takes some twenty times as long as a row
    by_row = drawn < 20 * len(totals)
    draws = int(min(MOST_DRAWS, max(999, _WORK // (len(totals) + (drawn if by_row else 20 * len(totals))))))
    if needed and needed <= 1 / (1 + draws):
        return 1.0
    order = np.lexsort((hits, totals))[::-1]  # a draw by category ends once its rows are used up: common ones go first
    hits, totals = hits[order], totals[order]
    expected = drawn / rows * totals
    # chi-square of the table is this sum times a constant
    observed = np.sum((hits - expected) ** 2 / totals) / _SAME
    rng = np.random.default_rng([rows, *hits.tolist(), *totals.tolist()])
    done, extreme, size = 0, 0, 256
    while done < draws:
        size = min(size, draws - done, max(1, 1_000_000 // len(totals)))
        counts = rng.multivariate_hypergeometric(totals, drawn, size, method="count" if by_row else "marginals")
        is_extreme = np.sum((counts - expected) ** 2 / totals, axis=1) >= observed
        ends = np.flatnonzero(np.cumsum(is_extreme) + extreme == _ENOUGH_HITS)
        if len(ends):
            return _ENOUGH_HITS / (done + int(ends[0]) + 1)
        done, extreme, size = done + size, extreme + int(is_extreme.sum()), 2 * size
    return (1 + extreme) / (1 + draws)


def _hypergeometric(log_factorial: np.ndarray, size: int, drawn: int, rows: int) -> tuple[int, np.ndarray]:
    """Gives the smallest possible number of hits of a group, and the probability of each from there on."""
    low, high = max(0, drawn - (rows - size)), min(drawn, size)
    count = np.arange(low, high + 1)
    rest = rows - size

    def log_choose(whole: int, part: np.ndarray | int) -> np.ndarray:
        return np.asarray(log_factorial[whole] - log_factorial[part] - log_factorial[whole - part])

    return low, np.exp(log_choose(size, count) + log_choose(rest, drawn - count) - log_choose(rows, drawn))
