# SPDX-License-Identifier: Apache-2.0
"""Memory of training grows with the words and not with the longest text."""

import json

import pytest
from typer.testing import CliRunner

from course_lib.bench import memory, paired
from course_lib.bench.contestants.memory import make_texts
from course_lib.bench.memory import Row
from course_lib.cli import app


@pytest.mark.long
@pytest.mark.parametrize("trainer", ["train", "train_file"])
def test_one_long_text_among_short_ones_needs_less_than_twice_the_memory(trainer):
    plain, longer = (memory.peak(trainer, 20_000, 12, longest) for longest in (0, 100_000))
    assert longer <= memory.LONG_TEXT_LIMIT * plain


@pytest.mark.long
def test_long_documents_need_less_than_one_and_a_half_times_the_memory_of_scikit_learn():
    theirs, ours = (memory.peak(trainer, 3_000, 1_300, 0) for trainer in ("sklearn", "train"))
    assert ours <= memory.SKLEARN_LIMIT * theirs


def test_make_texts_adds_one_long_text_to_the_same_rows():
    plain, labels = make_texts(6, 12, 0)
    longer, more_labels = make_texts(6, 12, 100)
    assert longer[:6] == plain and [len(text.split()) for text in longer] == [12] * 6 + [100]
    assert labels == [0, 1, 0, 1, 0, 1] and more_labels == [*labels, 0]


def test_bench_memory_fails_above_a_limit(monkeypatch):
    peaks = {("train", 0): 100.0, ("train", 100_000): 201.0, ("train_file", 0): 90.0, ("train_file", 100_000): 91.0}
    monkeypatch.setattr(memory, "peak", lambda trainer, rows, words, longest: peaks.get((trainer, longest), 80.0))
    result = CliRunner().invoke(app, ["bench", "memory"])
    told = json.loads(result.stdout.splitlines()[-1])
    assert result.exit_code == 1
    assert [row["passed"] for row in told["rows"]] == [False, True, True]
    assert told["rows"][0]["ratio"] == pytest.approx(2.01)


def test_bench_memory_passes_at_a_limit(capsys):
    assert memory.report((Row("a", "b", 10.0, 20.0, 2.0),)) == 0
    assert "2.00" in capsys.readouterr().out


def test_peak_names_a_contestant_that_breaks():
    with pytest.raises(paired.Broken, match="no_such_trainer ended without an answer"):
        memory.peak("no_such_trainer", 1, 1, 0)
