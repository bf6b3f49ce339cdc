# SPDX-License-Identifier: Apache-2.0
"""A configuration trains, measures, logs and freezes; twice the same; and says in a sentence what is wrong with it."""

import json

import numpy as np
import pytest

from course_lib import evaluation
from course_lib.artifact import load
from course_lib.data import read_jsonl, splits
from course_lib.inference import Predictor
from course_lib.models.parameters import fingerprint
from course_lib.training import experiments
from course_lib.training.config import ConfigError, read_config
from course_lib.training.from_config import measure, steps_of, train, train_and_freeze

SPAM = """
name = "spam_model"
task = "text"
data = "inbox"
[recipe]
steps = 40
"""
FRAUD = """
name = "fraud_model"
task = "table"
data = {set = "company:payments", dials = {customers = 1000, days = 60}}
split = {kind = "time", test_share = 0.3}
recipe = {steps = 20, balanced = true}
"""


@pytest.fixture
def config(tmp_path):
    """A function that writes a configuration and gives its path."""

    def write(text):
        path = tmp_path / "config.toml"
        path.write_text(text, "utf-8")
        return path

    return write


def mails(path, rows=40):
    """A file of mails that is easy to learn."""
    lines = [
        {"body": f"win a prize now {i}" if i % 2 else f"see you at lunch {i}", "kind": "junk" if i % 2 else "fine"}
        for i in range(rows)
    ]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")


FILE = """
name = "m"
task = "text"
names = ["fine", "junk"]
data = {path = "mails.jsonl", text = "body", label = "kind"}
recipe = {steps = 30}
"""


@pytest.mark.parametrize("text", [SPAM, FRAUD], ids=["text", "table"])
def test_twice_the_same_parameters_in_two_artifacts(config, text):
    path = config(text)
    (first, trained), (second, _) = train_and_freeze(path), train_and_freeze(path)
    assert (first.name[-3:], second.name[-3:]) == ("_v1", "_v2")
    assert fingerprint(load(first).model.params) == fingerprint(load(second).model.params)
    assert load(first).metrics == load(second).metrics == trained.metrics


def test_another_seed_gives_other_parameters(config):
    first, _ = train_and_freeze(config(SPAM))
    second, _ = train_and_freeze(config(SPAM + "seed = 1\n"))
    assert fingerprint(load(first).model.params) != fingerprint(load(second).model.params)


def test_the_run_is_logged_and_can_be_reproduced(config, tmp_path):
    folder, trained = train_and_freeze(config(SPAM))
    frozen, (run,) = load(folder), experiments.runs(tmp_path / "runs.jsonl")
    assert frozen.run == run.run_id
    assert frozen.data == run.data and set(run.data) == {"inbox", "inbox labels"}
    assert run.metrics == frozen.metrics == trained.metrics
    assert run.function == "course_lib.training.from_config.train"
    assert experiments.reproduce(tmp_path / "runs.jsonl", run.run_id, train).same


def test_the_metrics_are_those_of_what_the_artifact_answers(config, tmp_path):
    mails(tmp_path / "mails.jsonl")
    text = FILE + 'split = {kind = "random", seed = 3, test_share = 0.5}\nthreshold = 0.4\n'
    folder, trained = train_and_freeze(config(text))
    rows = list(read_jsonl(tmp_path / "mails.jsonl"))
    _, test = splits.at_random(rows, test_share=0.5, seed=3)
    truth = [int(rows[i]["kind"] == "junk") for i in test]
    predictor = Predictor.from_artifact(load(folder))
    said = [int(label == "junk") for label in predictor.predict([rows[i]["body"] for i in test])]
    assert trained.metrics["accuracy"] == evaluation.accuracy(truth, said)
    assert trained.metrics["f1"] == evaluation.f1(truth, said) > 0.9
    assert load(folder).threshold == 0.4
    assert load(folder).data == {"mails.jsonl": experiments.data_hash(tmp_path / "mails.jsonl")}


def test_a_csv_is_read_and_a_table_too(config, tmp_path):
    rows = [f'"{i}","{"new" if i % 3 else ""}","{"yes" if i > 20 else "no"}"\n' for i in range(40)]
    (tmp_path / "t.csv").write_text('"amount","kind","fraud"\n' + "".join(rows))
    text = """
name = "t"
task = "table"
data = {path = "t.csv", label = "fraud", numeric = ["amount"], categorical = ["kind"]}
recipe = {steps = 200, learning_rate = 0.05}
"""
    folder, trained = train_and_freeze(config(text))
    assert load(folder).model.labels == ("no", "yes")
    assert trained.metrics["auc"] > 0.95


@pytest.mark.parametrize("kind", ["temperature", "platt", "isotonic"])
def test_a_calibration_is_fitted_on_rows_of_neither_training_nor_test(config, monkeypatch, kind):
    from course_lib.training import from_config

    seen = []
    fit = from_config.fit_calibration
    monkeypatch.setattr(from_config, "fit_calibration", lambda *a: seen.append(len(a[2])) or fit(*a))
    folder, _ = train_and_freeze(config(f'calibrate = "{kind}"\n' + SPAM))
    assert load(folder).calibration.kind == kind
    assert seen == [75]  # a fifth of what a quarter for the test leaves of 500


def test_more_than_two_labels_and_another_label_of_the_set(config):
    text = 'name = "u"\ntask = "text"\ndata = {set = "support", label = "urgency"}\nrecipe = {steps = 20}\n'
    folder, trained = train_and_freeze(config(text + 'calibrate = "temperature"\n'))
    assert load(folder).model.labels == ("low", "normal", "high")
    assert set(trained.metrics) == {"accuracy", "macro_f1", "log_loss"}


def test_tickets_of_the_company_by_customer(config):
    text = """
name = "tickets"
task = "text"
data = {set = "company:tickets", dials = {customers = 1000, days = 60}}
split = {kind = "group"}
recipe = {steps = 10}
model = {buckets = 1024, ngrams = [1]}
"""
    folder, _ = train_and_freeze(config(text))
    assert load(folder).model.preprocess.size == 1025


def test_measures_agree_with_scikit_learn():
    metrics = pytest.importorskip("sklearn.metrics", reason="scikit-learn is not installed: run `make setup`")
    rng = np.random.default_rng(0)
    chances, truth = rng.dirichlet(np.ones(3), 200), rng.integers(0, 3, 200)
    found = measure(truth, chances, 0.5)
    assert found["log_loss"] == pytest.approx(metrics.log_loss(truth, chances))
    assert found["macro_f1"] == pytest.approx(metrics.f1_score(truth, chances.argmax(1), average="macro"))
    absent = measure(np.array([0, 1, 1]), np.eye(5)[[0, 1, 1]], 0.5)
    assert absent["macro_f1"] == absent["accuracy"] == 1
    two = measure(truth % 2, chances[:, 1], 0.5)
    assert two["auc"] == pytest.approx(metrics.roc_auc_score(truth % 2, chances[:, 1]))


def test_a_float32_just_at_the_threshold_is_not_above_it():
    at = np.float32([0.8, 0.8000019])
    assert measure(np.array([0, 1]), at, 0.8)["accuracy"] == 1


@pytest.mark.parametrize(
    "text, told",
    [
        ("name = ", "is no TOML"),
        ('task = "text"\ndata = "inbox"', "the configuration needs the key 'name'"),
        (SPAM + "stepz = 3", "no key 'stepz' in \\[recipe\\]: choose from steps"),
        ("colour = 1" + SPAM, "no key 'colour' in the configuration"),
        (SPAM.replace("40", '"many"'), "'steps' of \\[recipe\\] is a whole number, and 'many'"),
        (SPAM.replace("40", "0"), "\\[recipe\\]: `steps` must be a whole number from 1"),
        (SPAM.replace("40", "true"), "a whole number, and True"),
        ("split = 3" + SPAM, "\\[split\\] is a table of keys"),
        ('split = {kind = "luck"}' + SPAM, "is one of random, stratified, group, time"),
        ("split = {test_share = 2}" + SPAM, "between 0 and 1"),
        ('split = {kind = "group"}' + SPAM, "needs a column: name it as `group`"),
        ('split = {kind = "time"}' + SPAM, "needs a column: name it as `time`"),
        ("threshold = 1.5" + SPAM, "from 0 to 1"),
        ('names = ["one"]' + SPAM, "two classes or more"),
        ('names = ["ham", 3]' + SPAM, "a list of text"),
        ('names = ["spam", "ham"]' + SPAM, "named ham, spam: leave `names` out"),
        ('calibrate = "hope"' + SPAM, "is one of temperature, platt, isotonic"),
        (SPAM.replace("inbox", "outbox"), "no set named 'outbox'"),
        (SPAM.replace('"text"', '"table"'), "is for the task 'text'"),
        (SPAM.replace('"inbox"', "{}"), "either a `set` or the `path`"),
        (SPAM.replace('"inbox"', '"absent.jsonl"'), "There is no file"),
        (FRAUD.replace("days", "dayz"), "dials of the company cannot be set so"),
        (FRAUD.replace("days = 60", "days = 0"), "dial 'days'"),
        (FRAUD.replace("dials", 'numeric = ["iq"], dials'), "no column 'iq'"),
        (SPAM.replace('"inbox"', '{set = "support", label = "mood"}'), "no label 'mood'"),
        (SPAM.replace("spam_model", "spam model"), "cannot name a model"),
    ],
)
def test_a_wrong_configuration_is_told_in_one_sentence(config, tmp_path, text, told):
    with pytest.raises(ValueError, match=told) as found:
        train_and_freeze(config(text))
    assert "\n" not in str(found.value)
    log = tmp_path / "runs.jsonl"
    assert not log.exists() or not log.read_text()
    assert not list(tmp_path.glob("models/*"))


def test_a_missing_configuration_is_told(tmp_path):
    with pytest.raises(ConfigError, match="cannot be read"):
        read_config(tmp_path / "none.toml")


@pytest.mark.parametrize(
    "line, told",
    [
        ('{"body": "x"', "line 41: expected a whole JSON object"),
        ('{"text": "x", "kind": "junk"}', "row 41: there is no column 'body'; it has text, kind"),
        ('{"body": 3, "kind": "junk"}', "row 41: the column 'body' must be a string, got 3"),
        ('{"body": "x", "kind": "spam"}', "row 41: 'kind' must be one of fine, junk, got 'spam'"),
        ('{"body": "x", "kind": null}', "row 41: 'kind' must be one of fine, junk, got None"),
    ],
)
def test_a_broken_row_is_named(config, tmp_path, line, told):
    mails(tmp_path / "mails.jsonl")
    with (tmp_path / "mails.jsonl").open("a") as file:
        file.write(line + "\n")
    with pytest.raises(ConfigError, match=told):
        train_and_freeze(config(FILE))


def test_numbers_that_are_none_and_tables_without_columns_are_told(config, tmp_path):
    (tmp_path / "t.csv").write_text("amount,label\n1,a\nmany,b\n")
    table = 'name = "t"\ntask = "table"\ndata = {path = "t.csv", numeric = ["amount"]}\n'
    with pytest.raises(ConfigError, match="'amount' must be a number or null, got 'many'"):
        train_and_freeze(config(table))
    with pytest.raises(ConfigError, match="name them in `numeric`"):
        train_and_freeze(config(table.replace(', numeric = ["amount"]', "")))


def test_steps_are_those_of_the_task_unless_said(config):
    assert steps_of(config(SPAM)) == 40
    assert steps_of(config(SPAM.replace("steps = 40", ""))) == 500
