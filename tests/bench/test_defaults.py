# SPDX-License-Identifier: Apache-2.0
"""Reading labeled texts, the comparison with scikit-learn, and the exit status."""

import json

import numpy as np
import pytest
from typer.testing import CliRunner

from course_lib.bench import defaults
from course_lib.cli import app

TRAIN = [("win a prize", 1), ("free prize money", 1), ("lunch at home", 0), ("see you at lunch", 0)] * 4
TEST = [("a free prize", 1), ("you at home", 0), ("lunch with you", 0)]


def write(path, rows):
    path.write_text("".join(json.dumps({"text": text, "label": label}) + "\n" for text, label in rows), "utf-8")
    return path


@pytest.fixture
def files(tmp_path):
    return write(tmp_path / "tiny.train.jsonl", TRAIN), write(tmp_path / "tiny.test.jsonl", TEST)


def test_read_set_keeps_rows_and_numbers_labels(files):
    tiny = defaults.read_set(*files)
    assert tiny.name == "tiny" and tiny.names == ("0", "1")
    assert tiny.texts == tuple(text for text, _ in TRAIN) and tiny.labels.tolist() == [label for _, label in TRAIN]
    assert tiny.test_texts == tuple(text for text, _ in TEST) and tiny.test_labels.tolist() == [1, 0, 0]


@pytest.mark.parametrize(
    ("train", "test", "sentence"),
    [
        (TRAIN[:2], TEST, "1 different labels: give rows of two or more"),
        (TRAIN, [("lunch", "later")], "the label 'later', which .* lacks"),
        (TRAIN, [], "has no rows"),
        (TRAIN, [(3, 1)], "Row 1 of .* must be"),
        (TRAIN, [("lunch", None)], "Row 1 of .* must be"),
    ],
)
def test_read_set_names_what_is_wrong(tmp_path, train, test, sentence):
    with pytest.raises(defaults.SetError, match=sentence):
        defaults.read_set(write(tmp_path / "a.jsonl", train), write(tmp_path / "b.jsonl", test))


def test_read_set_refuses_what_is_not_json_lines(tmp_path, files):
    (tmp_path / "broken.jsonl").write_text("{", "utf-8")
    for path, sentence in ((tmp_path / "broken.jsonl", "is not JSON Lines"), (tmp_path / "none", "cannot be read")):
        with pytest.raises(defaults.SetError, match=sentence):
            defaults.read_set(path, files[1])


def test_quality_of_two_classes_equals_that_of_two_columns():
    labels, probs = np.array([1, 0, 1]), np.array([0.8, 0.4, 0.3])
    accuracy, loss = defaults.quality(labels, probs)
    assert accuracy == pytest.approx(2 / 3)
    assert loss == pytest.approx(-np.mean(np.log([0.8, 0.6, 0.3])))
    assert defaults.quality(labels, np.stack([1 - probs, probs], axis=1)) == pytest.approx((accuracy, loss))


def test_compare_trains_both_models_on_the_same_rows(files):
    result = defaults.compare(defaults.read_set(*files), rounds=1)
    assert (result.rows, result.classes) == (16, 2)
    assert result.ours.accuracy == result.theirs.accuracy == 1
    assert result.ours.log_loss < result.theirs.log_loss < np.log(2) and result.passed


def test_bench_defaults_prints_a_table_and_a_line_of_json(files):
    result = CliRunner().invoke(app, ["bench", "defaults", *map(str, files), "--rounds", "1"])
    assert result.exit_code == 0, result.output
    (tiny,) = json.loads(result.stdout.splitlines()[-1])["sets"]
    assert tiny["name"] == "tiny" and tiny["passed"] and tiny["ours"]["accuracy"] == 1


def test_report_fails_where_our_log_loss_is_higher(capsys):
    low, high = defaults.Score(0.9, 0.3, 1.0), defaults.Score(0.9, 0.4, 1.0)
    assert defaults.report([defaults.Comparison("a", 10, 2, low, high)]) == 0
    assert defaults.report([defaults.Comparison("a", 10, 2, high, low)]) == 1
    assert "0.400" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [[], ["only-one.jsonl"]])
def test_bench_defaults_wants_pairs_of_files(arguments):
    result = CliRunner().invoke(app, ["bench", "defaults", *arguments])
    assert result.exit_code == 2 and "a training file and a test file" in result.stdout


def test_bench_defaults_says_in_one_sentence_what_cannot_be_read(tmp_path):
    result = CliRunner().invoke(app, ["bench", "defaults", str(tmp_path / "a"), str(tmp_path / "b")])
    assert result.exit_code == 1 and "cannot be read" in result.stdout and "Traceback" not in result.output


@pytest.mark.long
def test_compare_tables_ranks_all_models_above_chance(course_data):
    results = defaults.compare_tables([0], [defaults.tasks.telco])
    assert [one.model.split(" (")[1] for one in results] == ["scikit-learn)", "scikit-learn)", "ours)"]
    assert all(one.auc[0] > 0.8 and 0.3 < one.log_loss[0] < 0.5 for one in results)
    assert "| telco: leaves | table network (ours) |" in defaults.table_markdown(results)
