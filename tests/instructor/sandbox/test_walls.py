# SPDX-License-Identifier: Apache-2.0
"""What a probe inside could do: nothing; and with a hole in a wall, it says so."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

import course_lib
from course_lib.instructor.sandbox import Limits, Refused, Warm, available, wall

BOMB = """
import os, time
def bomb():
    for count in range(100):
        try:
            child = os.fork()
        except OSError:
            return count
        if child == 0:
            time.sleep(100)
"""
ROOT = Path(course_lib.__file__).resolve().parents[1]


@pytest.fixture
def listener():
    """A socket of the grader's that has a name instead of a file."""
    with socket.socket(socket.AF_UNIX) as line:
        line.bind(f"\0course-test-{os.getpid()}")
        line.listen()
        yield f"course-test-{os.getpid()}"


def test_nothing_forbidden_is_possible(sandbox, probe, listener, monkeypatch):
    monkeypatch.setenv("COURSE_SECRET", "x")
    with sandbox() as warm, warm.box() as inside:
        assert probe(inside, sandbox.cache, abstract=listener) == {}


def test_nor_with_processes_allowed_except_to_fork(warm, sandbox, probe):
    with warm.box(Limits(subprocesses=True)) as inside:
        assert probe(inside, sandbox.cache) == {"fork": True}


def test_the_probe_tells_of_a_wall_without_a_filter_of_sockets(sandbox, probe):
    with sandbox(walls={"sockets": False}) as warm, warm.box() as inside:
        assert {"open AF_INET", "open AF_NETLINK"} <= probe(inside, sandbox.cache).keys()


def test_the_probe_tells_of_a_wall_without_its_own_network(sandbox, probe, listener):
    with sandbox(walls={"network": False}) as warm, warm.box() as inside:
        assert "reach the grader's socket" in probe(inside, sandbox.cache, abstract=listener)


def test_the_probe_tells_of_a_file_that_should_not_be_shown(sandbox, probe):
    with sandbox(read_only=[probe.secret.parent]) as warm, warm.box() as inside:
        assert "see the gradebook" in probe(inside, sandbox.cache)


@pytest.mark.parametrize("name", ["net", "ipc", "pid", "mnt", "uts", "user"])
def test_no_process_inside_shares_a_namespace_with_the_grader(warm, box, family, name):
    """Both walls are looked at, bubblewrap's and the student's own: one must not hide that the other is gone."""
    inside = family(warm._process.pid) - {warm._process.pid}
    spaces = {os.readlink(f"/proc/{process}/ns/{name}") for process in inside}
    assert spaces and os.readlink(f"/proc/self/ns/{name}") not in spaces


def test_no_process_inside_is_in_the_graders_session(warm, box, family):
    """Without `--new-session` a student could push input into the grader's terminal (CVE-2017-5226)."""
    inside = family(warm._process.pid) - {warm._process.pid}
    assert inside and os.getsid(0) not in {os.getsid(process) for process in inside}


def test_a_crash_leaves_no_core_dump(box):
    """A core dump holds all of a process's memory, and is written by the kernel to a place that it chooses."""
    [limits] = box.evaluate("import resource", ["list(resource.getrlimit(resource.RLIMIT_CORE))"])
    assert limits.data == [0, 0]


def test_two_students_do_not_see_each_other(warm):
    with warm.box() as first, warm.box(slot=1) as second:
        first.run("open('/scratch/mine', 'w').write('answer')\nimport socket\nline = socket.socket(socket.AF_UNIX)")
        first.run("line.bind('\\0mine'); line.listen()")
        said = second.evaluate(
            "import os, socket\nother = socket.socket(socket.AF_UNIX)",
            ["os.path.exists('/scratch/mine')", "len([p for p in os.listdir('/proc') if p.isdigit()])"]
            + ["other.connect_ex('\\0mine') != 0", "os.getpid()"],
        )
        assert [value.data for value in said] == [False, 2, True, 2]


def test_what_one_student_changes_the_next_does_not_find(warm):
    with warm.box() as first:
        first.run("import numpy as np, builtins\nnp.sum = builtins.abs = lambda *_: 42\nopen('left', 'w')")
        assert "It replaced numpy.sum." in first.close().signs
    with warm.box() as second:
        said = second.evaluate("import numpy as np, os", ["int(np.sum([1, 2]))", "abs(-2)", "os.listdir('.')"])
        assert [value.data for value in said] == [3, 2, []]


def test_the_library_can_be_read_and_the_course_around_it_cannot(box):
    said = box.evaluate("import course_lib, os", [f"sorted(os.listdir({str(ROOT)!r}))", "course_lib.__file__"])
    assert set(said[0].data) <= {".venv", "course_lib"}
    assert said[1].data == str(ROOT / "course_lib/__init__.py")


def test_as_a_user_who_is_not_root_nothing_forbidden_is_possible_either(required, sandbox, as_nobody):
    required(os.geteuid() == 0, "only root can become another user: run the tests as root, as CI does")
    here = Path(__file__).parent
    program = f"""
import pathlib, sys
sys.path.insert(0, {str(ROOT)!r})
from course_lib.instructor.sandbox import Limits, Warm, Dead
inside = pathlib.Path({str(here / "inside.py")!r}).read_text()
with Warm(pathlib.Path("/var/tmp"), modules=["numpy"]) as warm:
    with warm.box() as box:
        about = {{"secret": "/etc/hostname", "cache": "/var/tmp"}}
        [value] = box.evaluate(inside, [f"try_all({{about!r}})"])
        assert value.error is None, value
        print(sorted(name for name, could in value.data.items() if could))
    with warm.box(Limits(subprocesses=True, processes=20)) as box:
        print(box.evaluate({BOMB!r}, ["bomb() < 25"])[0].data)
    with warm.box(Limits(memory_bytes=300 << 20)) as box:
        try: box.run("import time\\nx = [bytearray(50 << 20) for _ in range(20)]\\ntime.sleep(5)")
        except Dead: pass
        print(box.close().why)
"""
    done = subprocess.run(as_nobody([sys.executable, "-c", program]), capture_output=True, text=True)
    assert done.stdout.split("\n")[:3] == ["[]", "True", "memory"], done.stderr


def test_a_cache_of_the_grader_alone_is_made_and_opened(required, tmp_path):
    required(available() is None, f"the sandbox cannot run here: {available()} `make test-tools` installs bubblewrap.")
    with Warm(tmp_path / "new" / "cache", modules=[]) as warm:
        (tmp_path / "new" / "cache" / "program").write_text("x")
        with warm.box() as inside:
            ask = f"import os\nfolder = {str(tmp_path / 'new' / 'cache')!r}"
            assert inside.evaluate(ask, ["os.listdir(folder)"])[0].data == ["program"]


def test_where_it_cannot_run_one_sentence_says_why(monkeypatch, tmp_path):
    monkeypatch.setattr(wall.shutil, "which", lambda _: None)
    assert available() == "The sandbox needs bubblewrap (`bwrap`): install your system's package `bubblewrap`."
    with pytest.raises(Refused, match="install your system's package"):
        Warm(tmp_path)
    monkeypatch.setattr(wall.platform, "machine", lambda: "riscv64")
    assert "Linux on x86-64 or arm64" in str(available())


def test_a_bubblewrap_that_fails_is_refused_with_what_it_said(monkeypatch, tmp_path):
    false = tmp_path / "bwrap"
    false.write_text("#!/bin/sh\necho 'bwrap: No permissions to create new namespace' >&2; exit 1\n")
    false.chmod(0o755)
    monkeypatch.setattr(wall.shutil, "which", lambda _: str(false))
    assert "No permissions to create new namespace" in str(available())


def test_a_module_that_starts_threads_is_refused(sandbox, tmp_path):
    (tmp_path / "busy").mkdir()
    with pytest.raises(Refused, match="no_such_module"):
        Warm(tmp_path, modules=["no_such_module"])
