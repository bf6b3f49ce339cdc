# SPDX-License-Identifier: Apache-2.0
"""TF-IDF of words and pairs with logistic regression, by scikit-learn."""

from pathlib import Path
from typing import Any

import sklearn
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.pipeline import make_pipeline

from course_lib.bench.contestants import inputs
from course_lib.bench.contestants.timing import one_by_one

VERSIONS = {"versions": {"scikit-learn": sklearn.__version__}}


def to_target(folder: Path) -> Any:
    """From raw texts to a trained pipeline."""
    given = inputs.read(folder)

    def run() -> dict[str, Any]:
        _fitted(given)
        return {}

    found = f1_score(given.test_labels, _fitted(given).predict(given.test))
    return {"f1": float(found), **VERSIONS}, run


def score(folder: Path) -> Any:
    """The probabilities of many messages."""
    given = inputs.read(folder)
    pipeline = _fitted(given)

    def run() -> dict[str, Any]:
        pipeline.predict_proba(given.many)
        return {}

    return VERSIONS, run


def single(folder: Path) -> Any:
    """The probability of one message after the other."""
    given = inputs.read(folder)
    pipeline = _fitted(given)
    return VERSIONS, one_by_one(lambda text: pipeline.predict_proba([text]), given.test)


def _fitted(given: inputs.Given) -> Any:
    vectorizer = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)
    return make_pipeline(vectorizer, LogisticRegression(C=10, max_iter=1000)).fit(given.train, given.labels)
