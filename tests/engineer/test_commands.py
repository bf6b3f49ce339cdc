# SPDX-License-Identifier: Apache-2.0
"""The verbs `train` and `score`: one road from a configuration to answers, and one sentence for an error."""

import json

import pytest
from typer.testing import CliRunner

from course_lib.cli import app

CONFIG = 'name = "spam_model"\ntask = "text"\ndata = "inbox"\nrecipe = {steps = 40}\n'


def course(*words):
    told = CliRunner().invoke(app, [str(word) for word in words])
    assert told.exception is None or isinstance(told.exception, SystemExit), told.exception
    return told.exit_code, told.output


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A folder with a configuration, its model and rows to score."""
    folder = tmp_path_factory.mktemp("home")
    (folder / "spam.toml").write_text(CONFIG)
    status, told = course("train", folder / "spam.toml")
    assert status == 0, told
    (folder / "told").write_text(told)
    (folder / "in.jsonl").write_text('{"body": "win a prize now"}\nbroken\n{"body": "lunch at one?"}\n')
    return folder


def test_train_says_where_the_model_is_and_what_was_measured(home):
    told = (home / "told").read_text()
    assert f"{home / 'models' / 'spam_model_v1'}\n" in told
    metrics = json.loads((home / "models" / "spam_model_v1" / "model.json").read_text())["metrics"]
    for name, value in metrics.items():
        assert f"  {name.replace('_', ' ')}: {value:.4f}\n" in told


def test_score_answers_says_how_many_and_goes_on(home):
    words = ("score", home / "models" / "spam_model_v1", home / "in.jsonl", home / "out.jsonl", "--field", "body")
    status, told = course(*words, "--batch", 1)
    assert status == 0 and "out.jsonl has 2 answers.\nWithout an answer: 1; " in told
    rows = [json.loads(line) for line in (home / "out.jsonl").read_text().splitlines()]
    assert [row["body"] for row in rows] == ["win a prize now", "lunch at one?"]
    assert all(row.keys() == {"body", "label", "probability", "model"} for row in rows)
    assert "2 answers, 2 of them by an earlier start" in course(*words)[1]
    assert "2 answers.\n" in course(*words, "--force")[1]


def test_score_fails_when_no_row_could_be_answered(home):
    words = ("score", home / "models" / "spam_model_v1", home / "in.jsonl", home / "none.jsonl")
    status, told = course(*words)
    assert status == 1 and "none.jsonl has 0 answers.\nWithout an answer: 3; " in told
    assert course(*words)[0] == 1


def test_score_of_an_empty_file_succeeds(home):
    (home / "empty.jsonl").write_text("")
    assert course("score", home / "models" / "spam_model_v1", home / "empty.jsonl", home / "no.jsonl")[0] == 0


@pytest.mark.parametrize(
    "words, told",
    [
        (("train", "none.toml"), "cannot be read"),
        (("train", "in.jsonl"), "is no TOML"),
        (("score", "nowhere", "in.jsonl", "x.jsonl"), "give the folder of a frozen model"),
        (("score", "models/spam_model_v1", "none.jsonl", "x.jsonl"), "There is no file"),
        (("score", "models/spam_model_v1", "in.jsonl", "in.jsonl"), "is the input itself"),
    ],
)
def test_what_a_user_can_mend_is_one_sentence(home, monkeypatch, words, told):
    monkeypatch.chdir(home)
    status, said = course(*words)
    assert status == 1
    assert told in said and said.count("\n") == 1 and "Traceback" not in said
