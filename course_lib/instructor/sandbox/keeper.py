# SPDX-License-Identifier: Apache-2.0
"""One keeper for each submission: gives it namespaces and limits of its own, watches its budget, and ends all of it.

It is trusted, and stands outside of the student's process namespace. Its line to the grader carries "i" (interrupt),
"e" (the process seems to be ending), the end of the line (stop), and back one report.
"""

from __future__ import annotations

import contextlib
import json
import os
import resource
import select
import signal
import socket
import sys
import time
from collections.abc import Callable
from typing import Any, NoReturn

from . import linux, signs
from .confine import become, confine
from .student import serve
from .users import FIRST_STUDENT
from .wall import SCRATCH

POLL = 0.05
"""Seconds between two looks at the memory."""
LINE, LOG = 3, 1
"""File descriptors of the student: its line to the grader, and what compiled code prints."""
OTHERS = linux.CLONE_NEWNS | linux.CLONE_NEWPID | linux.CLONE_NEWIPC | linux.CLONE_NEWUTS | linux.CLONE_NEWCGROUP


def keep(line: socket.socket, data: int, watch: signs.Watch, order: dict[str, Any]) -> NoReturn:
    """Starts the student's process, waits for its end or brings it about, and reports."""
    begun = time.monotonic()
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.setsid()
    cores = sorted(os.sched_getaffinity(0))
    os.sched_setaffinity(0, {cores[order["slot"] % len(cores)]})
    linux.unshare(OTHERS | (linux.CLONE_NEWNET if order["network"] else 0))
    size = f"size={order['disk_bytes']},nr_inodes={order['files']},mode=1777"
    linux.mount("tmpfs", SCRATCH, "tmpfs", linux.MS_NOSUID | linux.MS_NODEV | linux.MS_NOEXEC, size)
    told, tell = os.pipe()
    first = _start(lambda: _first(tell, order))
    os.close(tell)
    if os.read(told, 1) != b"y":
        os._exit(1)
    student = _start(lambda: _student(data, watch, order))
    os.close(data)
    why, peak, most = _watch(line, student, order, begun)
    os.kill(first, signal.SIGKILL)  # with its first process the kernel ends the whole namespace
    _, status, used = os.wait4(student, 0)
    _, _, first_used = os.wait4(first, 0)
    own = resource.getrusage(resource.RUSAGE_SELF)
    cpu = sum(part.ru_utime + part.ru_stime for part in (used, first_used, own))
    report = {
        "why": why,
        "status": os.waitstatus_to_exitcode(status) if why == "exit" else None,
        "cpu_seconds": round(cpu, 3),
        "peak_bytes": max(peak, used.ru_maxrss * 1024),
        "signs": [f"Keeper: {sentence}" for sentence in _signs(why, most, order)],
    }
    with contextlib.suppress(OSError):
        line.send(json.dumps(report).encode())
    os._exit(0)


def _watch(line: socket.socket, student: int, order: dict[str, Any], begun: float) -> tuple[str, int, int]:
    """Why it is over, the most memory, and the most processes and threads, all of the student's."""
    ending = os.pidfd_open(student)
    end, leaving, peak, most = begun + order["wall_seconds"], False, 0, 0
    watched: list[Any] = [ending, line]
    while True:
        ready = select.select(watched, [], [], POLL)[0]
        memory, count = _usage()
        peak, most = max(peak, memory), max(most, count)
        if ending in ready:
            return "exit", peak, most
        if line in ready:
            asked = line.recv(1)
            if asked == b"i":
                signal.pidfd_send_signal(ending, signal.SIGINT)
            elif asked == b"e":
                # its line broke before it was gone: give the kernel a moment to say how it ended
                leaving, end = True, min(end, time.monotonic() + 1)
                watched = [ending]
            else:
                return "driver", peak, most
        if memory > order["memory_bytes"]:
            return "memory", peak, most
        if time.monotonic() > end:
            return "driver" if leaving else "wall", peak, most


def _usage() -> tuple[int, int]:
    """Bytes resident in all the student's processes, and how many processes and threads; this /proc shows only them."""
    memory = count = 0
    for name in os.listdir("/proc"):
        if name.isdigit() and name != "1":
            with contextlib.suppress(OSError), open(f"/proc/{name}/stat") as file:
                # after the name, which may hold anything: fields 3 on of proc_pid_stat(5)
                fields = file.read().rpartition(")")[2].split()
                memory += int(fields[21]) * resource.getpagesize()
                count += int(fields[17])
    return memory, count


def _signs(why: str, most: int, order: dict[str, Any]) -> list[str]:
    found = []
    if why == "memory":
        found.append(f"it used more than {order['memory_bytes'] >> 20:,} MiB of memory and was ended.")
    if why == "wall":
        found.append(f"it took longer than {order['wall_seconds']:g} seconds in all and was ended.")
    if most >= order["processes"] - 4:
        found.append("it came to its limit of processes and threads.")
    room = os.statvfs(SCRATCH)
    if room.f_bfree < room.f_blocks // 50 or room.f_ffree < 16:
        found.append("it filled its scratch folder.")
    return found


def _start(run: Callable[[], None]) -> int:
    process = os.fork()
    if process:
        return process
    try:
        run()
    except BaseException:
        import traceback

        traceback.print_exc(file=sys.__stderr__)
    finally:
        os._exit(1)


def _first(tell: int, order: dict[str, Any]) -> None:
    """The first process of the namespace: shows its /proc to all of it, takes in orphans, and holds nothing."""
    linux.mount("proc", "/proc", "proc", linux.MS_NOSUID | linux.MS_NODEV | linux.MS_NOEXEC)
    os.write(tell, b"y")
    os.closerange(0, 1 << 16)
    if order["users"]:
        become(FIRST_STUDENT)
    linux.prctl(linux.PR_SET_PDEATHSIG, signal.SIGKILL)
    linux.prctl(linux.PR_SET_DUMPABLE, 0)
    while True:
        with contextlib.suppress(ChildProcessError):
            os.wait()
        time.sleep(0.05)


def _student(data: int, watch: signs.Watch, order: dict[str, Any]) -> None:
    """Puts itself behind the last walls, then serves."""
    os.dup2(data, LINE)
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    # what compiled code prints lies in the scratch folder too, and so under its cap
    log = os.open(SCRATCH, os.O_TMPFILE | os.O_RDWR, 0o600)
    os.dup2(log, 1)
    os.dup2(log, 2)
    os.closerange(4, 1 << 16)
    os.setsid()
    confine(order, FIRST_STUDENT + 1 + order["student"] if order["users"] else None)
    work = f"{SCRATCH}/work"
    os.mkdir(work)
    os.chdir(work)
    serve(socket.socket(fileno=LINE), watch, order, LOG)
    os._exit(0)
