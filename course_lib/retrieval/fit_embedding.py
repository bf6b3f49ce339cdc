# SPDX-License-Identifier: Apache-2.0
"""How our embedding was learnt, offline: `python -m course_lib.retrieval.fit_embedding` writes it anew in a minute.

Both halves are linear algebra without a random draw but one seeded start, so the same texts give the same numbers but
for the rounding of the machine's own routines.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from course_lib.company import Dials, simulate
from course_lib.company.articles import articles
from course_lib.data.tickets import support
from course_lib.retrieval.embedding import BUCKETS, letters, save

THEMES = 64
_RIDGE = 1.5
"""How strongly the classifier is held back; from 0.3 to 3 the questions found differ by about a point."""


def fit(
    texts: Sequence[str], mails: Sequence[str], reasons: Sequence[str], *, themes: int = THEMES
) -> dict[str, np.ndarray]:
    """The parameters of `embedding.embed`, in float32.

    Args:
        texts: what document frequencies and themes are learnt from.
        mails: N mails.
        reasons: [N] why each was written.
        themes: K, how many directions of the texts to keep.
    """
    idf = np.ones(BUCKETS, np.float32)
    have = np.count_nonzero(_rows(idf, texts), axis=0)
    idf = (1 + np.log((1 + len(texts)) / (1 + have))).astype(np.float32)
    return {
        "idf": idf,
        "themes": _directions(_rows(idf, texts), themes),
        "reasons": _classifier(_rows(idf, mails), reasons),
    }


def _rows(idf: np.ndarray, texts: Sequence[str]) -> np.ndarray:
    """float32 [N, BUCKETS], each row of norm 1."""
    rows = np.zeros((len(texts), BUCKETS), np.float32)
    for row, text in zip(rows, texts, strict=True):
        ids, values = letters(idf, text)
        row[ids] = values
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), np.float32(1e-12))


def _directions(rows: np.ndarray, count: int) -> np.ndarray:
    """The directions [BUCKETS, count] along which rows differ most: truncated SVD by subspace iteration.

    Halko, Martinsson & Tropp, Finding structure with randomness (2011), algorithm 4.4.
    """
    basis = np.random.default_rng(0).normal(size=(rows.shape[1], count + 16)).astype(np.float32)
    for _ in range(8):
        basis, _ = np.linalg.qr(rows.T @ (rows @ basis))
    _, _, turn = np.linalg.svd(rows @ basis, full_matrices=False)
    found = (basis @ turn.T)[:, :count]
    # a direction and its opposite are one: the largest entry is made positive
    largest = np.abs(found).argmax(axis=0)
    return np.ascontiguousarray(found * np.sign(found[largest, np.arange(count)]))


def _classifier(rows: np.ndarray, reasons: Sequence[str]) -> np.ndarray:
    """Weights [BUCKETS, R] by ridge regression on 1 for a mail's reason and 0 for every other, less their shares."""
    names = sorted(set(reasons))
    wanted = np.eye(len(names), dtype=np.float32)[[names.index(reason) for reason in reasons]]
    gram = rows.T @ rows
    gram[np.diag_indices(BUCKETS)] += _RIDGE
    found = np.linalg.solve(gram, rows.T @ (wanted - wanted.mean(axis=0)))
    return np.ascontiguousarray(found, np.float32)


def corpus() -> tuple[list[str], list[str], list[str]]:
    """What the shipped one was learnt from: texts, mails and the reason of each mail, as `fit` takes them."""
    company = simulate(Dials())
    mails = company.support_mails()
    bodies = [f"{mail.subject}\n{mail.body}" for mail in mails]
    first = [f"{article.title}\n{article.text}" for article in articles(company.dials.start, None)]
    return [*bodies, *support().texts, *first], bodies, [mail.issue for mail in mails]


if __name__ == "__main__":
    save(fit(*corpus()), Path(__file__).with_name("embedding.safetensors"))
