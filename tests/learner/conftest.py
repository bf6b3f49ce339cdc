# SPDX-License-Identifier: Apache-2.0
"""Small notebooks with check cells, and the project folder around them."""

import json
from pathlib import Path

import pytest

RESULT, SHOWN = "execute_result", "display_data"


def code(source: str, outputs=(), **metadata) -> dict:
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": metadata.get("nbgrader", {}).get("grade_id", f"c{abs(hash(source)) % 10**8}"),
        "metadata": metadata,
        "outputs": list(outputs),
        "source": source,
    }


def graded(grade_id: str, points: float, source: str = "0.0", outputs=()) -> dict:
    nbgrader = {"grade": True, "grade_id": grade_id, "points": points, "solution": False, "locked": True}
    return code(source, outputs, nbgrader=nbgrader)


def text(source: str) -> dict:
    return {"cell_type": "markdown", "id": f"m{abs(hash(source)) % 10**8}", "metadata": {}, "source": source}


def written(grade_id: str, points: float, source: str) -> dict:
    """A cell of the learner's own words, which a person grades."""
    nbgrader = {"grade": True, "grade_id": grade_id, "points": points, "solution": True, "locked": False}
    return text(source) | {"id": grade_id, "metadata": {"nbgrader": nbgrader}}


def gave(points: float, *told: str) -> list[dict]:
    """The outputs of a check cell: what was shown, and its points."""
    shown = [{"output_type": SHOWN, "data": {"text/plain": "\n".join(told)}, "metadata": {}}] if told else []
    result = {"output_type": RESULT, "data": {"text/plain": [repr(points)]}, "metadata": {}, "execution_count": 1}
    return [*shown, result]


@pytest.fixture
def cells():
    """The makers of cells: `code`, `graded`, `text`, `written`, `gave`."""

    class Makers:
        pass

    for make in (code, graded, text, written, gave):
        setattr(Makers, make.__name__, staticmethod(make))
    return Makers


@pytest.fixture
def lay():
    """A function (folder, slug, cells, **course metadata) that writes folder/slug/slug.ipynb."""

    def write(folder: Path, slug: str, listed: list[dict], **course) -> Path:
        path = folder / slug / f"{slug}.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        metadata = {"course": course} if course else {}
        notebook = {"cells": listed, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
        path.write_text(json.dumps(notebook, indent=1, ensure_ascii=False), encoding="utf-8")
        return path

    return write


@pytest.fixture
def project(tmp_path, monkeypatch):
    """An empty course folder in which the command `course` runs."""
    (tmp_path / "nbgrader_config.py").touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "120")
    return tmp_path


@pytest.fixture
def course():
    """A function that runs `course` with these words and gives the exit status and what it said."""
    from typer.testing import CliRunner

    from course_lib.cli import app

    def run(*words: object) -> tuple[int, str]:
        answer = CliRunner().invoke(app, [str(word) for word in words])
        assert answer.exception is None or isinstance(answer.exception, SystemExit), answer.exception
        return answer.exit_code, answer.output

    return run
