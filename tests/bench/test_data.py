# SPDX-License-Identifier: Apache-2.0
"""The cards, the gap, the exit code, and one split measured."""

import json
from dataclasses import replace

import numpy as np
import pytest
from typer.testing import CliRunner

from course_lib import data
from course_lib.bench import data as bench
from course_lib.bench import tasks
from course_lib.cli import app


def test_one_split_of_texts_keeps_up_with_scikit_learn(course_data):
    card = bench.run(tasks.sms(), seeds=[0])
    assert card.rows == 5159
    assert card.difference > -0.03 and card.ours[0] > 0.9
    assert bench.run(replace(tasks.sms(), labels=tasks.sms().labels), seeds=[], repeated=True).rows == 5574


def test_one_split_of_a_table_keeps_up_with_scikit_learn(course_data):
    card = bench.run(tasks.telco(), seeds=[0])
    assert card.measure == "AUC" and card.difference > -0.02 and card.theirs[0] > 0.8


def test_the_sets_of_different_style_have_a_gap(course_data):
    (gap,) = [bench._gap(tasks.bitext_queues(), tasks.multidogo_queues(), [0])]
    assert gap.at_home[0] > 0.95 > gap.elsewhere[0] + 0.03
    assert gap.trained_there[0] > gap.elsewhere[0] + 0.03


def test_every_task_of_our_own_is_whole():
    for make in tasks.OURS:
        task = make()
        assert len(task) == len(task.labels) == len(task.groups) > 400, task.name
        assert set(np.unique(task.labels)) == set(range(len(task.names))), task.name
        assert task.majority() < (task.best or 1) or task.measure == "AUC", task.name
        assert len(task.take(np.array([2, 0])) if not task.is_table else task.labels[[2, 0]]) == 2


def test_repeated_rows_are_kept_once():
    rows = ["Free", "free  ", "lunch"]
    once = tasks._texts("t", rows, [1, 1, 0], ("ham", "spam")).once()
    assert once.rows == ["Free", "lunch"] and once.labels.tolist() == [1, 0]


def card(name, ours, theirs, **changes):
    made = bench.Card(name, False, 10, "F1", 0.6, (ours,), (theirs,), (0.9,))
    return made._replace(**changes)


GAP = bench.Gap("a -> b", "accuracy", (0.9,), (0.5,), (0.8,))


def test_card_and_exit_code(capsys):
    behind = [card("sms: spam", 0.8, 0.9), card("inbox", 0.5, 0.4)]
    assert bench.report(behind, [GAP]) == 1
    last = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert [one["passed"] for one in last["cards"]] == [False, True] and last["gaps"][0]["elsewhere"] == [0.5]

    assert bench.report([card("sms: spam", 0.895, 0.9)], []) == 0
    assert bench.report([card("bitext + multidogo: 4 queues", 0.894, 0.9)], []) == 1  # half a point, no more


def test_the_pages_get_the_numbers_of_the_run():
    told = bench.markdown([card("sms: spam", 0.895, 0.9, best=0.97)])
    assert "| sms: spam | 10 | 0.600 | F1 | 0.900 ± 0.000 | 0.895 ± 0.000 | -0.005 | 0.970 | 0.900 |" in told
    assert "| a -> b | accuracy | 0.900 ± 0.000 | 0.500 ± 0.000 | 0.800 ± 0.000 |" in bench.gap_markdown([GAP])


@pytest.mark.parametrize("page", ["README.md", "docs/data.md", "course_lib/company/CARD.md"])
def test_the_pages_hold_what_was_measured(page):
    from course_lib.terminal import LIBRARY

    text = (LIBRARY / page).read_text("utf-8")
    for section in [name for name in ("bench", "gap") if f"<!-- {name}:" in text]:
        assert "±" in text.split(f"<!-- {section}:")[1].split(f"<!-- /{section} -->")[0]
    assert "±" in text


def test_what_was_not_measured_is_not_passed(monkeypatch):
    def unavailable(**_):
        raise data.DataUnavailable("The SMS Spam Collection could not be fetched.")

    monkeypatch.setattr(data, "sms", unavailable)
    told = CliRunner().invoke(app, ["bench", "data"])
    assert told.exit_code == 1 and "could not be fetched" in told.stdout
