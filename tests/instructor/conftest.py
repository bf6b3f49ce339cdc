# SPDX-License-Identifier: Apache-2.0
"""A course as it is built, workshops to grade in, and submissions made from answers."""

import json
import shutil
from dataclasses import replace

import pytest

MOST_WORKSHOPS = 3
"""How many stay open at once: each keeps a process that has imported jax."""


@pytest.fixture(scope="session")
def shops(built_course, tmp_path_factory, worker_id):
    """A function (chapter) that gives its workshop, with walls where they can stand."""
    from course_lib.instructor import sandbox, schedule
    from course_lib.instructor.plan import read_plan
    from course_lib.instructor.sandbox import Limits

    slot = int(worker_id.removeprefix("gw")) if worker_id != "master" else 0
    opened = {}
    cache = tmp_path_factory.mktemp("cache")

    def shop(chapter, **changes):
        if chapter not in opened:
            if len(opened) == MOST_WORKSHOPS:
                opened.pop(next(iter(opened))).boxes.close()
            walls = sandbox.available() is None
            limits = Limits(cell_seconds=20)
            setting = schedule.Setting(read_plan(built_course, chapter), str(cache), walls=walls, limits=limits)
            # no flag on each result; and a core of its own, since a sandbox is bound to the core of its slot
            opened[chapter] = replace(schedule.open_workshop(setting), walls=True, slot=slot)
        return replace(opened[chapter], **changes)

    yield shop
    for one in opened.values():
        one.boxes.close()


@pytest.fixture(scope="session")
def hand_in(built_course):
    """A function (chapter, answers by grade id) that gives a notebook: released cells with these answers."""

    def make(chapter, answers=None, *, solved=False):
        released = json.loads((built_course / "notebooks" / chapter / f"{chapter}.ipynb").read_text())
        solutions = json.loads((built_course / "solutions" / chapter / f"{chapter}.ipynb").read_text())
        given = {}
        if solved:
            marked = [cell for cell in solutions["cells"] if cell["metadata"].get("nbgrader", {}).get("solution")]
            given = {cell["metadata"]["nbgrader"]["grade_id"]: cell["source"] for cell in marked}
        given |= answers or {}
        for cell in released["cells"]:
            identity = cell["metadata"].get("nbgrader", {}).get("grade_id")
            cell["source"] = given.get(identity, cell["source"])
        return released

    return make


@pytest.fixture(scope="session")
def graded(shops):
    """A function (chapter, notebook or bytes) that grades a submission and gives its Result."""
    from course_lib.instructor import grade_one, intake

    def grade(chapter, notebook, **changes):
        content = notebook if isinstance(notebook, bytes) else json.dumps(notebook).encode()
        shop = shops(chapter, **changes)
        return grade_one.grade(intake.read_submission("ada", content, shop.plan), shop)

    return grade


@pytest.fixture
def classroom(built_course, tmp_path):
    """A course of its own to write in, and a function (student, notebook or bytes, chapter) that hands something in."""
    course = tmp_path / "course"
    shutil.copytree(built_course, course)

    def submit(student, notebook, chapter="00-start-here"):
        path = course / "submitted" / student / chapter / f"{chapter}.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(notebook if isinstance(notebook, bytes) else json.dumps(notebook).encode())
        return path

    return course, submit
