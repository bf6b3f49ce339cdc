# SPDX-License-Identifier: Apache-2.0
import subprocess
from types import SimpleNamespace

from course_lib.learner import larger_writer
from course_lib.models.pretrained import catalogue


def test_without_the_model_one_sentence_says_how_it_comes(monkeypatch):
    monkeypatch.setattr(catalogue, "find", lambda model: None)
    assert "course models fetch smollm2" in larger_writer.ask("Hello?")


def test_it_is_asked_in_a_process_of_its_own(monkeypatch, tmp_path):
    asked = []

    def run(command, **options):
        asked.append(command)
        return SimpleNamespace(returncode=len(asked) - 1, stdout="Hello?\n Good day. \n", stderr="Too little memory.\n")

    monkeypatch.setattr(catalogue, "find", lambda model: tmp_path)
    monkeypatch.setattr(subprocess, "run", run)
    assert larger_writer.ask("Hello?") == "Good day."
    assert larger_writer.ask("Hello?") == "Too little memory."
    assert "--chat" in asked[0] and "smollm2" in asked[0]
