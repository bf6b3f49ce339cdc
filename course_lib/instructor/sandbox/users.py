# SPDX-License-Identifier: Apache-2.0
"""Where the grader is root, each student's process is a user of its own; elsewhere namespaces alone keep them apart."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import course_lib

from .limits import Refused
from .linux import CLONE_NEWUSER

FIRST_STUDENT = 200_000
STUDENTS = 1000
"""User numbers from the first on, one for each box in turn, where the grader is root."""
HOLDER = f"""
import ctypes, sys
made = ctypes.CDLL(None).unshare({CLONE_NEWUSER}) == 0
print("y" if made else "n", end="", flush=True)
sys.stdin.read()
"""


def user_namespace() -> int | None:
    """As root, a user namespace with a user for each student, as a file descriptor; None where that cannot be had."""
    if os.geteuid():
        return None
    # another program and not a fork: the grader may have threads
    child = subprocess.Popen([sys.executable, "-I", "-S", "-c", HOLDER], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        assert child.stdin and child.stdout
        if child.stdout.read(1) != b"y":
            return None
        for kind in ("uid", "gid"):
            Path(f"/proc/{child.pid}/{kind}_map").write_text(f"0 0 1\n{FIRST_STUDENT} {FIRST_STUDENT} {STUDENTS}\n")
        return os.open(f"/proc/{child.pid}/ns/user", os.O_RDONLY)
    except OSError:  # inside a container that itself has few users
        return None
    finally:
        child.communicate()


def open_to_students(cache: Path) -> None:
    """Students are other users where the grader is root: what they read must be open to others.

    Raises:
      Refused: the course's library is not.
    """
    package = Path(course_lib.__file__).resolve().parent
    for path in (package, package / "__init__.py", Path(sys.prefix), Path(os.__file__)):
        if not path.stat().st_mode & stat.S_IROTH:
            raise Refused(f"Students' processes cannot read {path}: run `chmod -R o+rX {path}`.")
    # made for one person by `course_lib.setup`; the folders above it, which are not shown inside, stay as they are
    if cache.is_dir() and cache.stat().st_uid == os.geteuid():
        cache.chmod(cache.stat().st_mode | 0o055)
