# SPDX-License-Identifier: Apache-2.0
"""From messages to parameters, reproducibly; quality is for the bench."""

from dataclasses import asdict

import numpy as np
import pytest

from course_lib.inference import Predictor
from course_lib.models.parameters import fingerprint
from course_lib.training import Recipe, train_text_classifier

TEXTS = [
    "win a prize now",
    "free prize!",
    "claim your free money",
    "see you at lunch",
    "lunch at home?",
    "call me later",
]
LABELS = [1, 1, 1, 0, 0, 0]


def test_the_same_seed_gives_the_same_bytes():
    one, two = (train_text_classifier(TEXTS, LABELS, Recipe(steps=20)) for _ in range(2))
    assert fingerprint(one.params) == fingerprint(two.params)
    assert fingerprint(one.params) != fingerprint(train_text_classifier(TEXTS, LABELS, Recipe(steps=20, seed=1)).params)


def test_the_loss_falls_and_is_logged():
    seen = []
    model = train_text_classifier(TEXTS, np.array(LABELS, bool), on_log=seen.append)
    assert seen == list(model.history)
    assert [line["step"] for line in seen] == list(range(50, 501, 50))
    assert seen[-1]["loss"] < seen[0]["loss"] / 2


def test_strong_l2_keeps_weights_small():
    free, held = (train_text_classifier(TEXTS, LABELS, Recipe(steps=100, l2=l2)).params["weights"] for l2 in (0.0, 1.0))
    assert np.linalg.norm(held) < np.linalg.norm(free) / 5


@pytest.mark.parametrize(
    ("texts", "labels", "sentence"),
    [
        ([], [], "nothing to learn from"),
        (TEXTS, LABELS[:-1], "one label a row"),
        (TEXTS, [LABELS], "one label a row"),
        (TEXTS, [0] * 6, "All labels are 0"),
        (TEXTS, [1] * 6, "All labels are 1"),
        (TEXTS, ["spam", "spam", "spam", "ham", "ham", "ham"], "Labels are 0 or 1"),
        (TEXTS, [1, 2, 1, 0, 0, 0], "Labels are 0 or 1"),
        (TEXTS, [1, float("nan"), 1, 0, 0, 0], "Labels are 0 or 1"),
        (TEXTS, [1, None, 1, 0, 0, 0], "Labels are 0 or 1"),
    ],
)
def test_unfit_labels_are_named(texts, labels, sentence):
    with pytest.raises(ValueError, match=sentence):
        train_text_classifier(texts, labels)


def test_one_text_is_no_list():
    with pytest.raises(TypeError, match="one text"):
        train_text_classifier("win", [1])


def test_a_balanced_recipe_listens_to_the_rare_class():
    texts = ["late parcel", "late money", "money back", "my money"] * 10 + ["late parcel now"]
    labels = [0] * 40 + [1]
    plain, balanced = (
        Predictor(train_text_classifier(texts, labels, Recipe(steps=200, l2=0.1, balanced=each)))
        for each in (False, True)
    )
    assert balanced.probability("late parcel now") > 0.5 > plain.probability("late parcel now")


@pytest.mark.parametrize(
    ("rows", "classes", "settings"),
    [
        (3_870, 2, (128, 0.2, 1e-5)),
        (4_800, 4, (128, 0.2, 1e-5)),
        (5_000, 2, (128, 0.2, 1e-5)),
        (5_001, 2, (128, 0.1, 1e-5)),
        (12_000, 10, (128, 0.1, 8e-6)),
        (12_000, 16, (256, 0.2, 5e-6)),
        (15_000, 100, (512, 0.2, 8e-7)),
    ],
)
def test_settings_follow_the_rows_and_classes(rows, classes, settings):
    assert Recipe().settings(rows, classes) == pytest.approx(settings)


def test_settings_keep_what_the_recipe_says():
    assert Recipe(batch_size=64, learning_rate=0.3, l2=0.0).settings(15_000, 100) == (64, 0.3, 0.0)


def test_train_follows_the_settings_of_many_classes():
    texts = [f"intent{number} please" for number in range(40)] * 3
    labels, names = list(range(40)) * 3, [str(number) for number in range(40)]
    open_, said, small = (
        fingerprint(train_text_classifier(texts, labels, recipe, names=names).params)
        for recipe in (
            Recipe(steps=20),
            Recipe(steps=20, batch_size=512, learning_rate=0.2, l2=2e-6),
            Recipe(steps=20, batch_size=128, learning_rate=0.2, l2=1e-5),
        )
    )
    assert open_ == said != small


def test_train_gives_two_classes_the_settings_they_always_had():
    said = Recipe(steps=20, batch_size=128, learning_rate=0.2, l2=1e-5)
    one, two = (train_text_classifier(TEXTS, LABELS, recipe).params for recipe in (Recipe(steps=20), said))
    assert fingerprint(one) == fingerprint(two)


def test_train_is_surer_of_many_short_intents_than_with_the_settings_of_few_classes():
    names = [f"{number:03}" for number in range(100)]
    verbs, things = [f"verb{i}" for i in range(10)], [f"thing{i}" for i in range(10)]
    texts = [f"{verbs[i // 10]} my {things[i % 10]} extra{(i * 7 + j) % 50}" for j in range(4) for i in range(100)]
    new = [f"{things[i % 10]} to {verbs[i // 10]}" for i in range(100)]

    def error(recipe):
        model = train_text_classifier(texts, list(range(100)) * 4, recipe, names=names)
        return 1 - float(np.mean(np.diagonal(Predictor(model).probabilities(new))))

    assert error(Recipe(steps=200)) < error(Recipe(steps=200, batch_size=128, l2=1e-5)) / 2


def test_the_recipe_is_data():
    assert asdict(Recipe(steps=3))["steps"] == 3
    with pytest.raises(ValueError, match="from 0 to 2"):
        train_text_classifier(TEXTS, [0, 1, 2, 3, 0, 0], names="abc")
