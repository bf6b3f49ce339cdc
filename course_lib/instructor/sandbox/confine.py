# SPDX-License-Identifier: Apache-2.0
"""The last steps before student code: another user, limits, no power over anything made before, fewer system calls."""

import os
import resource
from typing import Any

from . import linux
from .seccomp import student_filter

NOBODY = 65534


def confine(order: dict[str, Any], user: int | None) -> None:
    """Puts this process behind its last walls, for good.

    Args:
      order: the limits by name, and "families": of sockets that are allowed.
      user: the user to become, or None where there is only one.
    """
    if user is not None:
        # first of all: the limit of processes does not hold for user 0
        become(user)
        linux.prctl(linux.PR_SET_DUMPABLE, 1)
    _limit(order)
    linux.enter_user_namespace(NOBODY)
    linux.drop_capabilities()
    linux.filter_calls(student_filter(order["families"], processes=order["subprocesses"]))


def become(user: int) -> None:
    """Another user, and a group of that number, for good."""
    os.setgroups([])
    os.setresgid(user, user, user)
    os.setresuid(user, user, user)


def _limit(order: dict[str, Any]) -> None:
    limits = {
        resource.RLIMIT_AS: order["address_bytes"],
        resource.RLIMIT_NPROC: order["processes"],
        resource.RLIMIT_FSIZE: order["disk_bytes"],
        resource.RLIMIT_NOFILE: order["open_files"],
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_MEMLOCK: 0,
        resource.RLIMIT_MSGQUEUE: 0,
    }
    for kind, value in limits.items():
        resource.setrlimit(kind, (value, value))
    # the first tells what happened, by its signal; the second cannot be ignored
    resource.setrlimit(resource.RLIMIT_CPU, (order["cpu_seconds"], order["cpu_seconds"] + 1))
