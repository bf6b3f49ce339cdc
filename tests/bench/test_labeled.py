# SPDX-License-Identifier: Apache-2.0
"""The bench of a labeled file: what it reads, prints and refuses."""

import json

import pytest
from typer.testing import CliRunner

from course_lib.bench import labeled
from course_lib.bench.labeled import Card, Row
from course_lib.cli import app


def test_bench_texts_measures_all_contestants_on_a_file(tmp_path):
    path = tmp_path / "reviews.jsonl"
    lines = [{"review": f"很{'好' if i % 2 else '差'}的酒店{i}", "kind": "good" if i % 2 else "bad"} for i in range(60)]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    command = ["bench", "texts", str(path), "--text", "review", "--label", "kind", "--splits", "1", "--limit", "40"]
    result = CliRunner().invoke(app, command)
    told = json.loads(result.stdout.splitlines()[-1])
    assert result.exit_code == 0
    assert told["texts"] == 40 and told["classes"] == 2
    assert [len(row["accuracies"]) for row in told["rows"]] == [1, 1, 1]
    assert told["rows"][0]["mean"] == 1.0  # one character decides


def test_bench_texts_names_a_missing_column(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"a": 1}\n', "utf-8")
    result = CliRunner().invoke(app, ["bench", "texts", str(tmp_path / "a.jsonl")])
    assert result.exit_code == 1
    assert "there is no column 'text'" in " ".join(result.output.split())


@pytest.mark.parametrize("ours, status", [(0.79, 0), (0.78, 1)])
def test_bench_texts_fails_where_ours_is_a_point_below_the_best(capsys, ours, status):
    card = Card("a", 9, 2, 0.5, (Row("ours", (ours,)), Row("words", (0.6,)), Row("characters", (0.8, 0.8))))
    assert labeled.report(card) == status
