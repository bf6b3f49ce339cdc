# SPDX-License-Identifier: Apache-2.0
"""Sandboxes that tests share, and what a probe inside of one could do."""

import os
from pathlib import Path

import pytest

from course_lib.instructor.sandbox import Limits, Warm, available

INSIDE = Path(__file__).with_name("inside.py").read_text()


@pytest.fixture(scope="session")
def sandbox(required, tmp_path_factory):
    """A function (**what) that gives a new Warm without jax, to be closed."""
    required(available() is None, f"the sandbox cannot run here: {available()} `make test-tools` installs bubblewrap.")
    cache = tmp_path_factory.mktemp("programs")
    (cache / "kept").write_text("a compiled program")

    def start(**what) -> Warm:
        return Warm(cache, modules=["numpy"], **what)

    start.cache = cache
    return start


@pytest.fixture(scope="module")
def warm(sandbox):
    """A sandbox without jax."""
    with sandbox() as made:
        yield made


@pytest.fixture
def box(warm):
    """One submission's process, with little patience."""
    with warm.box(Limits(cell_seconds=10)) as made:
        yield made


@pytest.fixture(scope="session")
def probe(tmp_path_factory):
    """A function (box, **about) that tries everything forbidden from inside, and gives what it could do."""
    secret = tmp_path_factory.mktemp("class") / "gradebook.db"
    secret.write_text("marks")
    secret.parent.chmod(0o755)  # it is the wall that hides it, not its owner

    def run(box, cache, **about) -> dict[str, object]:
        known = {"secret": str(secret), "cache": str(cache), **about}
        [value] = box.evaluate(INSIDE, [f"try_all({known!r})"], seconds=30)
        assert value.error is None, value
        return {name: could for name, could in value.data.items() if could}

    run.secret = secret
    return run


@pytest.fixture(scope="session")
def family():
    """A function (process) that gives the numbers of it and of all that it started and that still live."""

    def find(process: int) -> set[int]:
        parents = {}
        for name in os.listdir("/proc"):
            if name.isdigit():
                try:
                    fields = Path(f"/proc/{name}/stat").read_text().rpartition(")")[2].split()
                except OSError:
                    continue
                if fields[0] != "Z":
                    parents[int(name)] = int(fields[1])
        found = {process} & parents.keys()
        while more := {child for child, parent in parents.items() if parent in found} - found:
            found |= more
        return found

    return find
