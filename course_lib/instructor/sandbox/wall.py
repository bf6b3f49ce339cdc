# SPDX-License-Identifier: Apache-2.0
"""The wall around everything: bubblewrap's command line, with a root of its own, no network, and a filter of calls."""

from __future__ import annotations

import json
import os
import platform
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, Any

import course_lib
from course_lib.devices import cache_folder

from .limits import Refused
from .seccomp import AF_UNIX, ARCHITECTURES, zygote_filter
from .users import open_to_students, user_namespace

AF_MAX = 64
SCRATCH = "/scratch"
DEVICES = ("null", "full", "random", "urandom")
"""Without zero: to map it is memory that no limit counts."""
ASK = "ask the machine's administrator, or grade with --unsafe-no-sandbox what you wrote or read yourself"


def missing() -> str | None:
    """None where the sandbox can run, otherwise one sentence: why not, and what to do."""
    if sys.platform != "linux" or platform.machine() not in ARCHITECTURES:
        return (
            f"The sandbox needs Linux on x86-64 or arm64, and this is {platform.system()} on {platform.machine()}: "
            "grade on such a machine, in a container or in a virtual machine."
        )
    bubblewrap = shutil.which("bwrap")
    if bubblewrap is None:
        return "The sandbox needs bubblewrap (`bwrap`): install your system's package `bubblewrap`."
    tried = subprocess.run(
        [bubblewrap, "--unshare-user", "--unshare-net", "--unshare-pid", "--ro-bind", "/", "/", "--proc", "/proc"]
        + ["--", sys.executable, "-I", "-S", "-c", ""],
        capture_output=True,
        text=True,
        timeout=60,
    )
    if tried.returncode:
        return f"Bubblewrap cannot make namespaces here ({_last_line(tried.stderr)}): {ASK}."
    return None


def command(
    cache: Path,
    read_only: Sequence[Path],
    filter_fd: int,
    users: int | None,
    *,
    writable: Path | None = None,
    network: bool = True,
) -> list[str]:
    """Bubblewrap's command line, up to the program.

    Args:
      cache: the folder of compiled programs, read-only at its own path.
      read_only: further files and folders.
      filter_fd: holds the filter of system calls.
      users: a user namespace that has room for students, or None for a new one with one user.
      writable: one folder that can be written to, at its own path.
      network: False leaves this wall out: for tests of the tests.

    Returns:
      The words; file descriptors in it are to be passed on.
    """
    words = [shutil.which("bwrap") or "bwrap", "--die-with-parent", "--new-session", "--clearenv"]
    words += ["--userns", str(users)] if users is not None else ["--unshare-user", "--uid", "0", "--gid", "0"]
    # the zygote may need all of them: each new namespace of a student is made with them, and the student has none
    words += ["--cap-add", "ALL"]
    words += ["--unshare-pid", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try", "--hostname", "sandbox"]
    words += ["--unshare-net"] if network else []
    shown = readable_paths(cache, read_only)
    # bubblewrap would make the folders above what is shown for user 0 alone
    bound = [*shown, writable] if writable else shown
    above = {folder for path in bound for folder in path.parents} | {Path("/dev")}
    for folder in sorted(above - {Path("/")} - set(shown)):
        if not any(folder.is_relative_to(path) for path in shown):
            words += ["--perms", "0755", "--dir", str(folder)]
    for path in shown:
        words += ["--ro-bind", str(path), str(path)]
    words += ["--bind", str(writable), str(writable)] if writable else []
    for link in ("lib", "lib64", "bin", "sbin"):
        words += ["--symlink", f"usr/{link}", f"/{link}"] if os.path.isdir(f"/usr/{link}") else []
    for device in DEVICES:
        words += ["--dev-bind", f"/dev/{device}", f"/dev/{device}"]
    words += ["--proc", "/proc", "--symlink", SCRATCH, "/dev/shm"]
    words += ["--symlink", SCRATCH, "/tmp"] if Path("/tmp") not in above else []
    words += ["--perms", "0755", "--size", str(8 << 20), "--tmpfs", SCRATCH, "--remount-ro", "/"]
    words += ["--seccomp", str(filter_fd), "--chdir", "/", "--as-pid-1"]
    for name, value in environment(cache, SCRATCH).items():
        words += ["--setenv", name, value]
    return words


def readable_paths(cache: Path, read_only: Sequence[Path]) -> list[Path]:
    """What can be read inside, at its own canonical path: programs, libraries, the course's library, the cache."""
    package = Path(course_lib.__file__).resolve().parent
    wanted = [Path("/usr"), Path("/etc/ld.so.cache"), Path("/etc/fonts"), Path(sys.base_prefix), Path(sys.prefix)]
    # the path of the interpreter may lead through links outside of its prefix
    wanted += [package, cache, *read_only, *data_folder()]
    paths: dict[Path, None] = {}
    for path in wanted:
        if path.exists():
            paths |= {path.absolute(): None, path.resolve(): None}
    return sorted(paths)


def environment(cache: Path, scratch: str) -> dict[str, str]:
    """The environment of every student's process; its part about jax decides whether compiled programs are found."""
    return {
        "HOME": scratch,
        "TMPDIR": scratch,
        "IPYTHONDIR": f"{scratch}/.ipython",
        "MPLCONFIGDIR": f"{scratch}/.matplotlib",
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        "PATH": f"{sys.prefix}/bin:/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "PYTHONHASHSEED": "0",
        # one thread where it is forked, and one core for each student
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "JAX_PLATFORMS": "cpu",
        "TF_CPP_MIN_LOG_LEVEL": "2",
        "JAX_COMPILATION_CACHE_DIR": str(cache.resolve()),
        "JAX_PERSISTENT_CACHE_MIN_COMPILE_TIME_SECS": "0",
        "JAX_PERSISTENT_CACHE_MIN_ENTRY_SIZE_BYTES": "-1",
        "NBGRADER_EXECUTION": "autograde",
        "USER": "student",
        **({"COURSE_DATA": str(data_folder()[0])} if data_folder() else {}),
    }


def data_folder() -> list[Path]:
    """Where a chapter finds public data sets without a network: COURSE_DATA, or what the cache holds; none of it."""
    given = os.environ.get("COURSE_DATA")
    folder = Path(given) if given else cache_folder() / "data"
    return [folder.resolve()] if folder.is_dir() else []


def program(name: str) -> list[str]:
    """Words for Python that run `main` of a module of this package, found where this one is."""
    parent = str(Path(course_lib.__file__).resolve().parents[1])
    find = f"import sys; {parent!r} in sys.path or sys.path.insert(0, {parent!r}); "
    return ["-I", "-c", f"{find}from {__package__}.{name} import main; main(*sys.argv[1:])"]


def start(
    cache: Path, modules: Sequence[str], read_only: Sequence[Path], walls: Mapping[str, bool]
) -> tuple[subprocess.Popen[bytes], socket.socket, IO[bytes]]:
    """Starts the zygote inside the wall.

    Returns:
      The process, the socket to it, and a file with what it says when it fails.

    Raises:
      Refused: the sandbox cannot run here.
    """
    reason = missing()
    if reason:
        raise Refused(reason)
    cache.mkdir(parents=True, exist_ok=True)
    line, given = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    errors = tempfile.TemporaryFile()
    families = (AF_UNIX,) if walls.get("sockets", True) else range(AF_MAX)
    users = user_namespace()
    if users is not None:
        open_to_students(cache)
    with tempfile.TemporaryFile() as rules:
        rules.write(zygote_filter(families))
        rules.seek(0)
        passed = [given.fileno(), rules.fileno(), *([users] if users is not None else [])]
        order: dict[str, Any] = {"modules": list(modules), "users": users is not None, "families": list(families)}
        order["network"] = walls.get("network", True)
        words = command(cache, read_only, rules.fileno(), users, network=order["network"])
        words += ["--", sys.executable, *program("zygote"), str(given.fileno()), json.dumps(order)]
        process = _start_in_thread(words, passed, errors)
    given.close()
    if users is not None:
        os.close(users)
    return process, line, errors


def stop(process: subprocess.Popen[bytes]) -> None:
    """Ends the sandbox: its first process dies with bubblewrap, and all others with that."""
    try:
        process.wait(2)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def explain(errors: IO[bytes]) -> str:
    """Why the sandbox did not start, in a sentence."""
    errors.seek(0)
    told = _last_line(errors.read().decode("utf-8", "replace"))
    return f"The sandbox did not start ({told or 'it said nothing'}): {ASK}."


def _start_in_thread(words: list[str], passed: list[int], errors: IO[bytes]) -> subprocess.Popen[bytes]:
    """Starts it from a thread that lives as long: "die with parent" is about the thread that started a process."""
    begun = threading.Event()
    made: list[subprocess.Popen[bytes]] = []
    failed: list[OSError] = []

    def live() -> None:
        try:
            made.append(
                subprocess.Popen(words, pass_fds=passed, stdin=subprocess.DEVNULL, stdout=errors, stderr=errors)
            )
        except OSError as error:
            failed.append(error)
        begun.set()
        if made:
            made[0].wait()

    threading.Thread(target=live, daemon=True, name="sandbox").start()
    begun.wait()
    if failed:
        raise Refused(f"Bubblewrap cannot be started ({failed[0].strerror}): {ASK}.")
    return made[0]


def _last_line(text: str) -> str:
    lines = [line for line in text.strip().splitlines() if line.strip()]
    return lines[-1].strip()[:300] if lines else ""
