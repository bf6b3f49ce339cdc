# SPDX-License-Identifier: Apache-2.0
"""The card, its exit code, and one split measured."""

import json

from typer.testing import CliRunner

from course_lib import data
from course_lib.bench import data as bench
from course_lib.cli import app


def test_one_split_keeps_up_with_scikit_learn(course_data):
    card = bench.run(data.sms(download=False), seeds=[0])
    assert card.difference > -0.03
    assert card.ours[0] > 0.9


def card(name, ours, theirs):
    return bench.Card(name, 10, (0,), (ours,), (theirs,))


def test_card_and_exit_code(capsys):
    behind = [card("sms", 0.8, 0.9), card("inbox", 0.5, 0.4)]
    assert bench.report(behind) == 1
    last = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert last["sms"]["passed"] is False and last["inbox"]["passed"] is True

    assert bench.report([card("sms", 0.895, 0.9)]) == 0
    out = capsys.readouterr().out
    assert "passed" in out and json.loads(out.splitlines()[-1])["sms"]["mean_ours"] == 0.895


def test_the_readme_gets_the_numbers_of_the_run():
    assert "| sms, 10 messages | 0.895 ± 0.000 | 0.900 ± 0.000 | -0.005 |" in bench.markdown([card("sms", 0.895, 0.9)])


def test_what_was_not_measured_is_not_passed(monkeypatch):
    def unavailable():
        raise data.DataUnavailable("The SMS Spam Collection could not be fetched.")

    monkeypatch.setattr(data, "sms", unavailable)
    told = CliRunner().invoke(app, ["bench", "data"])
    assert told.exit_code == 1 and "could not be fetched" in told.stdout
