# SPDX-License-Identifier: Apache-2.0
"""The kernel of plain nbgrader inside the wall: it works as always, and reaches nothing."""

import os
import socket
import tempfile
from importlib.metadata import EntryPoint
from pathlib import Path

import nbformat
import pytest
from jupyter_client.provisioning import KernelProvisionerFactory
from nbclient import NotebookClient

from course_lib.instructor.sandbox import available, provisioner

INSIDE = Path(__file__).with_name("inside.py").read_text()


@pytest.fixture
def run(required, monkeypatch, tmp_path):
    """A function (*sources) that runs cells as nbgrader does, in a folder with a file, and gives the cells."""
    required(available() is None, f"the sandbox cannot run here: {available()} `make test-tools` installs bubblewrap.")
    # made before its name is changed: it is the process's only one, and reads the environment once
    factory = KernelProvisionerFactory.instance()
    monkeypatch.setattr(factory, "default_provisioner_name", "course-sandbox")
    monkeypatch.setenv("COURSE_SECRET", "x")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    entry = EntryPoint(
        "course-sandbox", f"{provisioner.__name__}:SandboxProvisioner", "jupyter_client.kernel_provisioners"
    )
    monkeypatch.setitem(factory.provisioners, "course-sandbox", entry)
    work = tmp_path / "submitted"
    work.mkdir()
    (work / "data.csv").write_text("1,2")

    def do(*sources):
        book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in sources])
        where = {"metadata": {"path": str(work)}}
        options = dict(interrupt_on_timeout=True, allow_errors=True, kernel_name="python3", resources=where)
        NotebookClient(book, timeout_func=lambda cell: 1 if "while True" in cell.source else 60, **options).execute()
        assert sorted(path.name for path in work.iterdir()) == ["data.csv"]
        assert [path.name for path in tmp_path.iterdir()] == ["submitted"], "the folder of the sockets is left"
        return book.cells

    return do


def test_a_notebook_runs_reaches_nothing_and_can_be_interrupted(run, probe):
    about = {"secret": str(probe.secret), "cache": "/usr"}
    cells = run(
        "print(open('data.csv').read())\nopen('mine', 'w').write('x')",
        "while True: pass",
        INSIDE,
        f"print([name for name, could in try_all({about!r}).items() if could])",
        "from ipykernel import get_connection_file\nopen(get_connection_file() + 'x', 'w')",
        "6 * 7",
    )
    assert cells[0].outputs[0].text == "1,2\n"
    assert cells[1].outputs[0].ename == "KeyboardInterrupt"
    # a kernel has sockets, pipes and its first process's files open, and this is all
    assert cells[3].outputs[0].text in ("[]\n", "['see more files open']\n")
    assert "Read-only file system" in cells[4].outputs[0].evalue
    assert cells[5].outputs[0].data["text/plain"] == "42"


def test_without_bubblewrap_no_kernel_is_started(run, monkeypatch):
    monkeypatch.setattr(provisioner, "missing", lambda: "The sandbox needs bubblewrap: install it.")
    with pytest.raises(RuntimeError, match="install it"):
        run("1")


def test_the_paths_of_its_sockets_are_short_enough(tmp_path):
    longest = os.path.join(tempfile.gettempdir(), "course-12345678", "k", "s-5")
    with socket.socket(socket.AF_UNIX) as line:
        assert line.connect_ex(longest) != 0  # a path that is too long would raise OSError here
