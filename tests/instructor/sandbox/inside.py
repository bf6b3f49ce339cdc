# SPDX-License-Identifier: Apache-2.0
"""Runs inside the sandbox as a student would, tries what is forbidden, and says what it could do."""

import ctypes
import errno
import mmap
import os
import resource
import socket
import sys
from functools import partial

from course_lib.instructor.sandbox import seccomp

libc = ctypes.CDLL(None, use_errno=True)


def could(action):
    try:
        return action() is not False
    except BaseException:
        return False


def can_write(path):
    def write():
        with open(path, "w") as file:
            file.write("x")

    return could(write)


def reaches(name):
    """Whether a system call gets past the filter: with arguments of zero it must fail, but not for want of a right."""
    import platform

    column = list(seccomp.ARCHITECTURES).index(platform.machine())
    number = seccomp.NUMBERS[name][column]
    if number is None:
        return False
    ctypes.set_errno(0)
    result = libc.syscall(number, 0, 0, 0, 0, 0, 0)
    return result >= 0 or ctypes.get_errno() not in (errno.EPERM, errno.ENOSYS)


def link_out(target):
    place = "/scratch/way-out"
    if os.path.lexists(place):
        os.remove(place)
    os.symlink(target, place)
    open(place).read(1)


def raise_limit(kind):
    resource.setrlimit(kind, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


def abstract(name):
    with socket.socket(socket.AF_UNIX) as line:
        line.connect("\0" + name)


def try_all(about):
    package = os.path.dirname(os.path.dirname(seccomp.__file__))
    secret = about["secret"]
    did = {
        "see the gradebook": could(lambda: open(secret).read()),
        "see it by a link": could(lambda: link_out(secret)),
        "see it through /proc": could(lambda: open(f"/proc/1/root{secret}").read()),
        "see it through itself": could(lambda: open(f"/proc/self/root{secret}").read()),
        "see solutions": os.path.exists(os.path.join(os.path.dirname(os.path.dirname(package)), "solutions")),
        "see users": could(lambda: open("/etc/shadow").read()),
        "see homes": os.path.isdir("/home") and bool(os.listdir("/home")),
        "see processes": sorted(int(name) for name in os.listdir("/proc") if name.isdigit())[2:] != [],
        "see the first process's memory": could(lambda: open("/proc/1/mem", "rb").read(1)),
        "see the first process's environment": could(lambda: open("/proc/1/environ", "rb").read(1)),
        "see the grader's environment": "COURSE_SECRET" in os.environ,
        "see more files open": len(os.listdir("/proc/self/fd")) > 6,
        "see devices": sorted(os.listdir("/dev")) != ["full", "null", "random", "shm", "urandom"],
        "see interfaces": len(open("/proc/net/dev").read().splitlines()) > 3,
        "reach the grader's socket": "abstract" in about and could(lambda: abstract(about["abstract"])),
        "end the first process": could(lambda: os.kill(1, 9)) and not os.path.exists("/proc/1"),
        "be root": could(lambda: os.setuid(0)) or could(lambda: os.setresuid(0, 0, 0)),
        "be another": could(lambda: os.setuid(200000)),
        "be a group": could(lambda: os.setgid(0)),
        "raise its memory": could(lambda: raise_limit(resource.RLIMIT_AS)),
        "raise its files": could(lambda: raise_limit(resource.RLIMIT_NOFILE)),
        "raise its time": could(lambda: raise_limit(resource.RLIMIT_CPU)),
        "be more urgent": could(lambda: os.nice(-1)),
        "have memory that is not counted": could(lambda: mmap.mmap(-1, 4096)),
        "fork": could(os.fork),
        "make a device": could(lambda: os.mknod("/scratch/d", 0o20666, os.makedev(1, 1))),
        "have a capability": "CapEff:\t0000000000000000" not in open("/proc/self/status").read(),
        "gain privileges": "NoNewPrivs:\t1" not in open("/proc/self/status").read(),
    }
    families = {"AF_INET": 2, "AF_INET6": 10, "AF_NETLINK": 16, "AF_PACKET": 17, "AF_ALG": 38, "AF_VSOCK": 40}
    for name, family in families.items():
        kinds = (socket.SOCK_STREAM, socket.SOCK_DGRAM)
        did[f"open {name}"] = any(could(partial(socket.socket, family, kind)) for kind in kinds)
    written = ["/x", "/usr/x", "/dev/x", "/etc/x", sys.prefix + "/x", sys.base_prefix + "/x", package + "/x"]
    written += [about["cache"] + "/x", about["cache"] + "/kept", package + "/__init__.py", "/proc/sys/kernel/hostname"]
    for path in written:
        did[f"write {path}"] = can_write(path)
    apart = {"fork", "vfork", "clone", "socket", "mmap"}
    for name in seccomp.NUMBERS.keys() - apart:
        did[f"call {name}"] = reaches(name)
    return did
