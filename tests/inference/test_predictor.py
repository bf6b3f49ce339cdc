# SPDX-License-Identifier: Apache-2.0
"""Right answers in any company, and parameters that never move."""

from dataclasses import replace

import numpy as np
import pytest

from course_lib.inference import Predictor
from course_lib.inference.predictor import _forward
from course_lib.models import bag_of_words
from course_lib.models.calibration import Calibration
from course_lib.models.model import BAG_OF_WORDS, Model
from course_lib.models.parameters import fingerprint
from course_lib.preprocess import bucket, features, fit_text
from course_lib.preprocess.groups import group_by_length
from course_lib.training import Recipe, train_table_classifier, train_text_classifier, train_text_network

WORDS = [f"w{chr(97 + i // 26)}{chr(97 + i % 26)}" for i in range(200)]


@pytest.fixture(scope="module")
def predictor():
    """Large random weights, so that answers differ."""
    preprocess = fit_text([" ".join(WORDS)])
    params = bag_of_words.init(len(preprocess.vocabulary), seed=5)
    large = {name: np.asarray(value * 300) for name, value in params.items()}
    return Predictor(Model(BAG_OF_WORDS, large, preprocess, {"label": ("ham", "spam")}))


def some_texts(n, seed=0):
    rng = np.random.default_rng(seed)
    return [" ".join(rng.choice(WORDS, rng.integers(0, 30))) for _ in range(n)]


def plain_probabilities(predictor, texts):
    """The same in five lines of numpy."""
    ids, values = features(predictor.model.preprocess, texts)
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
    chunks = list(group_by_length(np.array([len(text) for text in texts])))
    slots = [size * bucket(max(len(texts[i]) for i in chunk)) for chunk, size in chunks]
    assert max(slots) <= 2**20
    assert sorted(i for chunk, _ in chunks for i in chunk) == list(range(len(texts)))
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
    other = Predictor(replace(predictor.model, params={**predictor.params, "bias": np.float32(50)}))
    assert other.probabilities(["waa"])[0] > 0.99
    assert _forward._cache_size() == warm


def test_a_probability_of_just_the_threshold_is_not_above_it(predictor):
    params = {"weights": np.zeros_like(predictor.params["weights"]), "bias": np.float32(0)}
    model = replace(predictor.model, params=params, tasks={"label": ("no", "yes")})
    for threshold, answer in [(0.5, "no"), (0.499999, "yes")]:
        assert Predictor(model, threshold).predict(["waa"]) == [answer]


def test_explain_adds_up_to_the_logit(predictor):
    text = some_texts(1, seed=3)[0] + " unknownword"
    parts = predictor.explain(text, top=10_000)
    assert all(gram in predictor.model.preprocess.ids for gram, _ in parts)
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
    with pytest.raises(TypeError, match="not a str"):
        predictor.probability(7)
    with pytest.raises(ValueError, match="no task 'mood'"):
        predictor.probabilities(["a"], task="mood")
    with pytest.raises(ValueError, match="no label 'eggs'"):
        predictor.explain("a", label="eggs")
    with pytest.raises(ValueError, match="at least 1 n-gram and 1 row"):
        predictor.warmup(0)


def some_tokens(n, words, seed):
    """Texts with repeated words, unknown ones and none at all."""
    rng = np.random.default_rng(seed)
    return ["", "zzz", *(" ".join(rng.choice(words, rng.integers(0, 12))) for _ in range(n))]


@pytest.mark.parametrize("classes", [2, 3])
def test_the_plain_road_answers_as_the_compiled_one(classes):
    texts = some_tokens(200, WORDS[:20], seed=1)
    model = train_text_classifier(
        texts, np.arange(len(texts)) % classes, Recipe(steps=60), names=[f"c{i}" for i in range(classes)]
    )
    predictor = Predictor(model)
    compiled = predictor.probabilities(texts)
    plain = np.array([predictor.probability(text) for text in texts])
    np.testing.assert_allclose(plain, compiled, atol=2e-6)
    calibrated = Predictor(model, calibration=Calibration("temperature", np.array([2.0])))
    assert calibrated.probability(texts[5]) == pytest.approx(calibrated.probabilities(texts[5:6])[0], abs=2e-6)
    assert not np.allclose(calibrated.probabilities(texts), compiled, atol=1e-3)


def test_more_than_two_labels_are_ranked_and_explained():
    texts = ["red apple", "blue sky", "green grass"] * 4
    model = train_text_classifier(texts, [0, 1, 2] * 4, Recipe(steps=100), names=("fruit", "weather", "garden"))
    predictor = Predictor(model)
    assert predictor.predict(["apple", "sky", "grass"]) == ["fruit", "weather", "garden"]
    (ranked,) = predictor.rank(["blue sky"])
    assert [name for name, _ in ranked][0] == "weather"
    assert sum(chance for _, chance in ranked) == pytest.approx(1, abs=1e-5)
    assert predictor.explain("a red apple")[0][0] in {"apple", "red", "red apple"}
    assert predictor.explain("a red apple", label="garden")[0][1] < 0


def test_two_labels_are_ranked_by_both(predictor):
    (ranked,) = predictor.rank([" ".join(WORDS[:5])])
    assert {name for name, _ in ranked} == {"ham", "spam"}
    assert ranked[0][1] >= ranked[1][1] and sum(chance for _, chance in ranked) == pytest.approx(1)
    for_ham, for_spam = (predictor.explain(" ".join(WORDS[:5]), label=name) for name in ("ham", "spam"))
    assert for_ham[0] == (for_spam[0][0], -for_spam[0][1])


def test_after_warming_up_no_shape_is_new():
    texts = some_tokens(300, WORDS, seed=2)
    model = train_text_classifier(texts, np.arange(len(texts)) % 2, Recipe(steps=20))
    predictor = Predictor(model)
    assert predictor.warmup(longest=16, rows=9) == 3 * 2
    assert predictor.warmup(longest=32) == 4 * 3
    warm = _forward._cache_size()
    for n in (1, 3, 8, 20, 64, 200):
        predictor.probabilities(texts[:n])
    assert _forward._cache_size() == warm
    predictor.probabilities([" ".join(WORDS)])  # longer than what was warmed: this one does compile
    assert _forward._cache_size() > warm


def a_table(rows, seed):
    rng = np.random.default_rng(seed)
    columns = {"amount": rng.normal(50, 20, rows), "plan": rng.choice(["basic", "plus"], rows)}
    return columns, ((columns["amount"] > 50) ^ (columns["plan"] == "plus")).astype(int)


def test_a_table_and_two_tasks_at_once():
    columns, crossed = a_table(600, 0)
    labels = {"crossed": crossed, "size": np.digitize(columns["amount"], [40, 60])}
    names = {"crossed": ("no", "yes"), "size": ("small", "middle", "large")}
    model = train_table_classifier(columns, labels, numeric=["amount"], categorical=["plan"], names=names)
    new, crossed = a_table(300, 1)
    predictor = Predictor(model)
    answers = np.array(predictor.predict(new)) == "yes"
    assert np.mean(answers == crossed) > 0.9  # no linear model gets beyond a half
    sizes = predictor.probabilities(new, task="size")
    assert sizes.shape == (300, 3)
    assert np.mean(sizes.argmax(1) == np.digitize(new["amount"], [40, 60])) > 0.9
    np.testing.assert_allclose(
        predictor.probabilities({k: v[:1] for k, v in new.items()}, "size"), sizes[:1], atol=1e-5
    )
    with pytest.raises(ValueError, match="cannot name words"):
        predictor.explain("a text")
    assert predictor.warmup() == 4


def test_one_text_network_answers_two_tasks():
    texts = ["red apple", "blue apple", "red sky", "blue sky"] * 6
    labels = {"colour": [0, 1, 0, 1] * 6, "thing": [0, 0, 1, 1] * 6}
    names = {"colour": ("red", "blue"), "thing": ("apple", "sky")}
    predictor = Predictor(train_text_network(texts, labels, names=names, width=8))
    assert predictor.predict(["red sky"], task="colour") == ["red"]
    assert predictor.predict(["red sky"], task="thing") == ["sky"]
    with pytest.raises(ValueError, match="give both for each task"):
        train_text_network(texts, labels, names={"colour": ("red", "blue")})
