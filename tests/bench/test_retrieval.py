# SPDX-License-Identifier: Apache-2.0
"""The card, its floors and its exit code, and a small task searched in every way."""

import json

from course_lib.bench import retrieval as bench
from course_lib.bench.retrieval import Card, Refusing, Row, Task
from course_lib.data import DataUnavailable
from course_lib.retrieval import Document

TASK = Task(
    "small",
    (Document("a", "A", "a refund of money"), Document("b", "B", "parcels and their delivery")),
    ("refund money", "delivery of parcels", "my money", "their delivery"),
    ("a", "b", "a", "b"),
    50,
    0,
)


def card(minilm: float, tf_idf: float, fetched: bool = True) -> Card:
    rows = [Row("Bitext", "TF-IDF", tf_idf, 0.5), Row("Bitext", "MiniLM", minilm, 0.9)]
    return Card(rows if fetched else rows[:1], [Refusing("ours", 0.5, 0.7, 0.8, 0.6)], fetched, 2**20)


def test_the_floors_and_the_exit_code(capsys):
    for one, code in [(card(0.7, 0.3), 0), (card(0.59, 0.3), 1), (card(0.7, 0.46), 1), (card(0.7, 0.3, False), 1)]:
        assert bench.report(one) == code
        told = json.loads(capsys.readouterr().out.splitlines()[-1])
        assert (told["bench"], told["passed"]) == ("retrieval", code == 0)
    assert "| Bitext | MiniLM | 0.700 | 0.900 |" in bench.markdown(card(0.7, 0.3))


def test_a_small_task_is_searched_in_every_way_without_minilm(monkeypatch, capsys):
    def absent():
        raise DataUnavailable("fetch it")

    monkeypatch.setattr(bench.retrieval, "minilm", absent)
    found = bench.measure([TASK])
    assert [row.way for row in found.rows] == ["TF-IDF", "BM25", "ours", "ours + BM25"]
    assert all(row.hit1 == row.hit3 == 1 for row in found.rows if row.way != "ours")
    assert (
        not found.minilm and [one.way for one in found.refusing] == ["ours"] and "fetch it" in capsys.readouterr().err
    )


def test_bitext_has_27_answers_and_6480_questions(course_data):
    task = bench.bitext()
    assert len(task.documents) == 27 and len(task.questions) == 6480
    assert set(task.right) == {document.id for document in task.documents}
