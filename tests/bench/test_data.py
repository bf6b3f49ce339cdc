# SPDX-License-Identifier: Apache-2.0
"""The card, its exit code, and one split measured."""

import json

from course_lib import data
from course_lib.bench import data as bench


def test_one_split_keeps_up_with_scikit_learn(course_data):
    card = bench.run(data.sms(download=False), seeds=[0])
    assert card.difference > -0.03
    assert card.ours[0] > 0.9


def test_card_and_exit_code(monkeypatch, capsys):
    results = {"sms": (0.8, 0.9), "inbox": (0.5, 0.4)}
    monkeypatch.setattr(bench.data, "sms", lambda: bench.data.Messages((), None, "", "sms"))

    def planted(messages):
        ours, theirs = results[messages.name]
        return bench.Card(messages.name, 10, (0,), (ours,), (theirs,))

    monkeypatch.setattr(bench, "run", planted)
    assert bench.main() == 1  # behind on the SMS set
    last = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert last["sms"]["passed"] is False
    assert last["inbox"]["passed"] is True

    results["sms"] = (0.895, 0.9)
    assert bench.main() == 0
    out = capsys.readouterr().out
    assert "passed" in out
    assert json.loads(out.splitlines()[-1])["sms"]["mean_ours"] == 0.895


def test_what_was_not_measured_is_not_passed(monkeypatch, capsys):
    def unavailable():
        raise data.DataUnavailable("The SMS Spam Collection could not be fetched.")

    monkeypatch.setattr(bench.data, "sms", unavailable)
    assert bench.main() == 1
    assert "could not be fetched" in capsys.readouterr().out
