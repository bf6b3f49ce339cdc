# SPDX-License-Identifier: Apache-2.0
"""Learning on helps on drifted mail; bad labels ruin who is not guarded, and not who is."""

import numpy as np
import pytest

from course_lib.data import inbox, splits
from course_lib.models import forward
from course_lib.models.parameters import fingerprint
from course_lib.training import Recipe, online, train_table_classifier, train_text_classifier
from course_lib.training.online import LEARNT, ROLLED_BACK, SHARE, UNGUARDED, Guard, OnlineLearner

MAILS = inbox()
DISGUISE = str.maketrans("aeio", "4310")
# spam has changed its spelling since the model was trained
TEXTS = [text.translate(DISGUISE) if spam else text for text, spam in zip(MAILS.texts, MAILS.labels, strict=True)]
TRAIN, REST = splits.stratified(MAILS.labels, test_share=0.6, seed=1)
STREAM, GUARD, TEST = REST[::2], REST[1::4], REST[3::4]


def of(places, texts=TEXTS):
    return [texts[place] for place in places]


@pytest.fixture(scope="module")
def start():
    old = of(TRAIN, MAILS.texts)
    return train_text_classifier(old, MAILS.labels[TRAIN], Recipe(steps=300), names=("ham", "spam"), buckets=2**14)


def accuracy(model, texts=TEXTS):
    scores = forward.logits(model.kind, model.params, forward.inputs(model.preprocess, of(TEST, texts)), "label")
    return float(np.mean((np.asarray(scores["label"]) > 0) == MAILS.labels[TEST]))


def learner(start, guard):
    return OnlineLearner(start, of(GUARD), MAILS.labels[GUARD], guard, rate=1.0)


def attacked(start, guard, share=0.2, seed=0):
    """The learner after two passes of the stream, and the accuracy of what it served after each 25 messages.

    So many of the messages are a dozen honest mails in one, called spam, each from a reporter of its own.
    """
    rng = np.random.default_rng(seed)
    honest = STREAM[MAILS.labels[STREAM] == 0]
    pupil, served = learner(start, guard), []
    for number, place in enumerate([*STREAM, *STREAM]):
        if rng.random() < share:
            pupil.learn("\n".join(of(rng.choice(honest, 12))), 1, f"stranger-{number}")
        else:
            pupil.learn(TEXTS[place], int(MAILS.labels[place]), f"agent-{number % 10}")
        if number % 25 == 24:
            served.append(accuracy(pupil.model))
            assert pupil.accuracy >= pupil.best - guard.tolerance - 1e-9
    return pupil, served


@pytest.mark.parametrize("guard", [Guard(), UNGUARDED], ids=["guarded", "unguarded"])
def test_clean_feedback_mends_what_drift_broke(start, guard):
    before, pupil = fingerprint(start.params), learner(start, guard)
    for number, place in enumerate(STREAM):
        pupil.learn(TEXTS[place], int(MAILS.labels[place]), f"agent-{number % 10}")
    pupil.check()
    assert accuracy(start, MAILS.texts) > accuracy(start) + 0.05
    assert accuracy(start) < 0.65
    assert accuracy(pupil.model) > 0.9
    assert fingerprint(start.params) == before


def test_a_fifth_of_bad_labels_ruins_the_unguarded_and_not_the_guarded(start):
    unguarded, wild = attacked(start, UNGUARDED)
    guarded, kept = attacked(start, Guard())
    assert min(wild[3:]) < 0.5
    assert wild[-1] < 0.75
    assert guarded.rolled_back > 0
    assert kept[-1] > 0.85
    assert all(later >= earlier - 0.1 for earlier, later in zip(kept, kept[1:], strict=False))
    assert guarded.accuracy >= guarded.best - Guard().tolerance


def test_the_same_messages_give_the_same_bytes(start):
    assert fingerprint(attacked(start, Guard())[0].model.params) == fingerprint(
        attacked(start, Guard())[0].model.params
    )


def test_a_failed_check_takes_back_exactly_what_was_learnt_since_the_last(start):
    pupil = learner(start, Guard(every=10, tolerance=0.0, max_step=5.0, per_reporter=100))
    pupil.learn(TEXTS[STREAM[0]], int(MAILS.labels[STREAM[0]]), "agent")
    pupil.check()
    good, told = fingerprint(pupil.model.params), []
    for place in np.tile(STREAM[:10], 3):
        told.append(pupil.learn(TEXTS[place], 1 - int(MAILS.labels[place]), "liar"))
    assert told[9] == ROLLED_BACK and told[:9] == [LEARNT] * 9
    assert fingerprint(pupil.model.params) == good
    assert (pupil.learnt, pupil.rolled_back) == (1, 30)


def test_what_is_served_has_passed_a_check(start):
    pupil = learner(start, Guard(every=5))
    for place in STREAM[:4]:
        pupil.learn(TEXTS[place], int(MAILS.labels[place]), "agent")
    assert fingerprint(pupil.model.params) == fingerprint(start.params)
    pupil.check()
    assert fingerprint(pupil.model.params) != fingerprint(start.params)


def test_no_reporter_has_more_than_the_share_of_any_window(start):
    guard = Guard(window=10, per_reporter=3, every=1000)
    pupil, learnt = learner(start, guard), []
    rng = np.random.default_rng(0)
    for reporter in rng.choice(["loud", "loud", "loud", "loud", "a", "b", "c", "d", "e"], 400):
        if pupil.learn("hello there", 0, reporter) == LEARNT:
            learnt.append(reporter)
    for first in range(len(learnt) - 9):
        assert max(np.unique(learnt[first : first + 10], return_counts=True)[1]) <= 3
    assert pupil.refused == 400 - len(learnt) > 100
    assert learnt.count("loud") > 0.25 * len(learnt)
    # one alone is refused until others have reported, however often it comes
    assert {pupil.learn("hello there", 0, "loud") for _ in range(20)} <= {LEARNT, SHARE}
    assert pupil.learn("hello there", 0, "loud") == SHARE


def test_no_step_is_longer_than_allowed(start):
    pupil = OnlineLearner(
        start, of(GUARD), MAILS.labels[GUARD], Guard(every=1, tolerance=1.0, max_step=0.01), rate=50.0
    )
    pupil.learn(TEXTS[STREAM[0]], 1 - int(MAILS.labels[STREAM[0]]), "a")
    moved = [np.asarray(pupil.model.params[name]) - np.asarray(start.params[name]) for name in ("weights", "bias")]
    assert np.sqrt(sum(float(np.sum(part**2)) for part in moved)) == pytest.approx(0.01, rel=1e-2)


def test_one_program_serves_messages_of_any_length(start):
    pupil = learner(start, Guard())
    pupil.learn("one", 0, "a")
    compiled = online._step._cache_size()
    for length in (2, 50, 5000):
        pupil.learn(" ".join(f"word{chr(97 + i % 26)}{chr(97 + i // 26 % 26)}" for i in range(length)), 0, "b")
    assert online._step._cache_size() == compiled


def test_several_classes_with_a_vocabulary_learn_too():
    texts = ["red apple", "green pear", "blue plum"] * 5
    model = train_text_classifier(texts, [0, 1, 2] * 5, Recipe(steps=5), names=("a", "p", "l"))
    pupil = OnlineLearner(model, texts[:3], [0, 1, 2], Guard(every=3), rate=2.0)
    for number in range(30):
        pupil.learn(texts[number % 3], number % 3, f"agent-{number}")
    assert pupil.accuracy == 1


def test_mistakes_are_named(start):
    with pytest.raises(ValueError, match="one label for each"):
        OnlineLearner(start, ["a", "b"], [0])
    with pytest.raises(ValueError, match="0 to 1"):
        OnlineLearner(start, ["a"], [2])
    with pytest.raises(ValueError, match="0 to 1, and 2"):
        learner(start, Guard()).learn("hello", 2, "a")
    with pytest.raises(ValueError, match="tolerance"):
        Guard(tolerance=2)
    with pytest.raises(ValueError, match="every 1 message"):
        Guard(per_reporter=200)
    table = train_table_classifier(
        {"x": [0.0, 1.0]},
        {"label": [0, 1]},
        Recipe(steps=1),
        numeric=["x"],
        categorical=[],
        names={"label": ("a", "b")},
    )
    with pytest.raises(ValueError, match="bag of words"):
        OnlineLearner(table, ["a"], [0])
