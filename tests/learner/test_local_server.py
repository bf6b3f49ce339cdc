# SPDX-License-Identifier: Apache-2.0
"""A server for a few cells: it answers on a free port while the block lasts, and nothing is left of it afterwards."""

import subprocess

import pytest

from course_lib.artifact import freeze
from course_lib.learner import local_server
from course_lib.learner.local_server import ServerError, ask, running
from course_lib.training import train_text_classifier
from course_lib.training.classifiers import Recipe


@pytest.fixture(scope="module")
def frozen(tmp_path_factory):
    texts = ["win a prize now", "the tent is dry"] * 4
    model = train_text_classifier(texts, [1, 0] * 4, Recipe(steps=30), names=("wanted", "spam"))
    return freeze(model, tmp_path_factory.mktemp("models"), "spam_model")


@pytest.fixture
def started(monkeypatch):
    """Every process that was started."""
    processes = []
    popen = subprocess.Popen
    monkeypatch.setattr(subprocess, "Popen", lambda *args, **kw: processes.append(popen(*args, **kw)) or processes[-1])
    return processes


def test_it_answers_logs_and_is_gone_even_after_an_error(frozen, started, tmp_path):
    log = tmp_path / "log.jsonl"
    with pytest.raises(ZeroDivisionError), running(frozen, log=log) as port:
        answer = ask(port, "/predict", {"text": "win a prize"})
        raise ZeroDivisionError
    assert (answer["label"], answer["model"]) == ("spam", "spam_model_v1")
    assert started[0].poll() is not None
    assert len(log.read_text().splitlines()) == 1 and "prize" not in log.read_text()
    with pytest.raises(OSError):
        ask(port, "/health", wait=1.0)


def test_it_ends_when_nobody_holds_the_other_end_of_its_pipe(frozen, started):
    with running(frozen):
        started[0].stdin.close()
        started[0].wait(30)


def test_a_folder_without_a_model_is_told_in_a_sentence(started, tmp_path):
    with (
        pytest.raises(ServerError, match="ended before it answered: .*give the folder of a frozen model"),
        running(tmp_path),
    ):
        pass
    assert started[0].poll() is not None


def test_a_server_that_is_not_ready_in_time_is_stopped(monkeypatch, started, tmp_path):
    monkeypatch.setattr(local_server, "_SERVE", "import time; time.sleep(600)")
    with pytest.raises(ServerError, match="not ready in time"), running(tmp_path, wait=0.3):
        pass
    assert started[0].poll() is not None


def test_a_place_without_any_network_is_told_at_once(monkeypatch, started, frozen):
    def refuse(*args, **options):
        raise OSError("no network")

    monkeypatch.setattr("socket.create_connection", refuse)
    with pytest.raises(ServerError, match="no program can reach another one"), running(frozen):
        pass
    assert started == []
