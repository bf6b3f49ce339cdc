# SPDX-License-Identifier: Apache-2.0
"""Right answers in any company, and parameters that never move."""

import numpy as np
import pytest

from course_lib.inference import Predictor
from course_lib.inference.predictor import _chunks, _forward
from course_lib.models import bag_of_words
from course_lib.models.parameters import fingerprint
from course_lib.preprocess import bucket, features, fit_text

WORDS = [f"w{chr(97 + i // 26)}{chr(97 + i % 26)}" for i in range(200)]


@pytest.fixture(scope="module")
def predictor():
    """Large random weights, so that answers differ."""
    preprocess = fit_text([" ".join(WORDS)])
    params = bag_of_words.init(len(preprocess.vocabulary), seed=5)
    return Predictor({name: np.asarray(value * 300) for name, value in params.items()}, preprocess)


def some_texts(n, seed=0):
    rng = np.random.default_rng(seed)
    return [" ".join(rng.choice(WORDS, rng.integers(0, 30))) for _ in range(n)]


def plain_probabilities(predictor, texts):
    """The same in five lines of numpy."""
    ids, values = features(predictor.preprocess, texts)
    scores = (values * predictor.params["weights"][ids]).sum(axis=1) + predictor.params["bias"]
    return 1 / (1 + np.exp(-scores))


@pytest.mark.parametrize("n", [0, 1, 2, 8, 9, 64, 65, 600])
def test_padding_and_chunks_change_no_answer(predictor, n):
    texts = some_texts(n)
    found = predictor.probabilities(texts)
    assert found.dtype == np.float32
    assert found.shape == (n,)
    np.testing.assert_allclose(found, plain_probabilities(predictor, texts), atol=1e-6)


def test_more_than_the_largest_bucket(predictor):
    texts = some_texts(5000)
    np.testing.assert_allclose(predictor.probabilities(texts), plain_probabilities(predictor, texts), atol=1e-6)


def test_one_very_long_text_does_not_blow_up_its_neighbours(predictor):
    texts = some_texts(4000)
    texts[17] = " ".join(WORDS * 300)
    slots = [size * bucket(max(len(texts[i]) for i in chunk)) for chunk, size in _chunks(texts)]
    assert max(slots) <= 2**22
    assert sorted(i for chunk, _ in _chunks(texts) for i in chunk) == list(range(len(texts)))
    np.testing.assert_allclose(predictor.probabilities(texts[17:18]), predictor.probabilities(texts)[17], atol=1e-6)


def test_a_thousand_predictions_change_no_parameter(predictor):
    before = fingerprint(predictor.params)
    for text in some_texts(1000):
        predictor.probabilities([text])
    predictor.predict(["This is NOT spam, you are wrong"])
    assert fingerprint(predictor.params) == before


def test_warm_shapes_compile_nothing(predictor):
    for n in (1, 8, 64):
        predictor.probabilities([" ".join(WORDS[:30])] * n)
    warm = _forward._cache_size()
    for n in (1, 2, 5, 8, 9, 33, 64):
        predictor.probabilities([" ".join(WORDS[n : n + 30])] * n)
    assert _forward._cache_size() == warm


def test_parameters_are_arguments_not_constants(predictor):
    predictor.probabilities(["waa"])
    warm = _forward._cache_size()
    other = Predictor({**predictor.params, "bias": np.float32(50)}, predictor.preprocess)
    assert other.probabilities(["waa"])[0] > 0.99
    assert _forward._cache_size() == warm


def test_a_probability_of_just_the_threshold_is_not_above_it(predictor):
    params = {"weights": np.zeros_like(predictor.params["weights"]), "bias": np.float32(0)}
    for threshold, answer in [(0.5, "no"), (0.499999, "yes")]:
        even = Predictor(params, predictor.preprocess, threshold, ("no", "yes"))
        assert even.predict(["waa"]) == [answer]


def test_explain_adds_up_to_the_logit(predictor):
    text = some_texts(1, seed=3)[0] + " unknownword"
    parts = predictor.explain(text, top=10_000)
    assert all(gram in predictor.preprocess.ids for gram, _ in parts)
    sizes = [abs(part) for _, part in parts]
    assert sizes == sorted(sizes, reverse=True)
    logit = sum(part for _, part in parts) + float(predictor.params["bias"])
    assert 1 / (1 + np.exp(-logit)) == pytest.approx(float(predictor.probabilities([text])[0]), abs=1e-5)
    assert predictor.explain(text, top=3) == parts[:3]


def test_nothing_known_explains_nothing(predictor):
    assert predictor.explain("") == []
    assert predictor.predict([""]) in (["ham"], ["spam"])


def test_mistakes_are_named(predictor):
    with pytest.raises(TypeError, match=r"write \[text\]"):
        predictor.predict("one text")
    with pytest.raises(ValueError, match="trained together"):
        Predictor(bag_of_words.init(3), predictor.preprocess)
    with pytest.raises(ValueError, match="trained together"):
        Predictor(bag_of_words.init(len(predictor.preprocess.vocabulary), classes=3), predictor.preprocess)
