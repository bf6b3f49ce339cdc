# SPDX-License-Identifier: Apache-2.0
"""Filters of system calls, as programs of the kernel's packet filter (BPF): one for the zygote, one for students.

Both refuse what reaches past namespaces and limits: tracing, keys, kernel objects, memory that no limit counts. The
only sockets are AF_UNIX: a network namespace does not stop AF_VSOCK. Students also cannot make namespaces or mount.
Numbers: Linux's arch/x86/entry/syscalls/syscall_64.tbl and include/uapi/asm-generic/unistd.h.
"""

import errno
import platform
import struct
from collections.abc import Sequence

ARCHITECTURES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
X32 = 0x40000000
NEWEST = 450
"""What the kernel learned after this number answers that it does not exist; nothing here needs it."""
NAMESPACES = 0x7E020080
"""CLONE_NEW* flags, NEWTIME too."""
CLONE_THREAD = 0x10000
AF_UNIX = 1

# name: numbers on x86_64 and on aarch64; None where there is no such call
NUMBERS: dict[str, tuple[int | None, int | None]] = {
    # other processes
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "kcmp": (312, 272),
    "pidfd_open": (434, 434),
    "pidfd_getfd": (438, 438),
    "process_madvise": (440, 440),
    "process_mrelease": (448, 448),
    "sched_setaffinity": (203, 122),
    # namespaces and file systems
    "unshare": (272, 97),
    "setns": (308, 268),
    "mount": (165, 40),
    "umount2": (166, 39),
    "pivot_root": (155, 41),
    "chroot": (161, 51),
    "open_tree": (428, 428),
    "move_mount": (429, 429),
    "fsopen": (430, 430),
    "fsconfig": (431, 431),
    "fsmount": (432, 432),
    "fspick": (433, 433),
    "mount_setattr": (442, 442),
    "quotactl": (179, 60),
    "quotactl_fd": (443, 443),
    "name_to_handle_at": (303, 264),
    "open_by_handle_at": (304, 265),
    "fanotify_init": (300, 262),
    # the kernel itself
    "add_key": (248, 217),
    "request_key": (249, 218),
    "keyctl": (250, 219),
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    "userfaultfd": (323, 282),
    "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
    "init_module": (175, 105),
    "finit_module": (313, 273),
    "delete_module": (176, 106),
    "kexec_load": (246, 104),
    "kexec_file_load": (320, 294),
    "reboot": (169, 142),
    "swapon": (167, 224),
    "swapoff": (168, 225),
    "acct": (163, 89),
    "syslog": (103, 116),
    "settimeofday": (164, 170),
    "adjtimex": (159, 171),
    "clock_settime": (227, 112),
    "clock_adjtime": (305, 266),
    "personality": (135, 92),
    "lookup_dcookie": (212, 18),
    # memory policy, and memory that neither a process's size nor the scratch folder's counts
    "mbind": (237, 235),
    "set_mempolicy": (238, 237),
    "get_mempolicy": (239, 236),
    "set_mempolicy_home_node": (450, 450),
    "migrate_pages": (256, 238),
    "move_pages": (279, 239),
    "memfd_create": (319, 279),
    "memfd_secret": (447, 447),
    "shmget": (29, 194),
    "shmat": (30, 196),
    "shmctl": (31, 195),
    "semget": (64, 190),
    "semctl": (66, 191),
    "msgget": (68, 186),
    "msgctl": (71, 187),
    "mq_open": (240, 180),
    "mq_unlink": (241, 181),
    # x86 only
    "uselib": (134, None),
    "sysfs": (139, None),
    "ioperm": (173, None),
    "iopl": (172, None),
    "modify_ldt": (154, None),
    # counted apart below
    "fork": (57, None),
    "vfork": (58, None),
    "clone": (56, 220),
    "clone3": (435, 435),
    "socket": (41, 198),
    "mmap": (9, 222),
}
APART = ("fork", "vfork", "clone", "clone3", "socket", "mmap")
ZYGOTE_NEEDS = ("unshare", "mount", "sched_setaffinity", "pidfd_open")
"""What the zygote and the keepers do, and nobody after them."""

SHARED_ANONYMOUS = 0x21
"""Flags of mmap: such memory is counted nowhere once its pages are given back, and yet it stays."""

LOAD, AND, EQUAL, AT_LEAST, ANY_BIT, RETURN = 0x20, 0x54, 0x15, 0x35, 0x45, 0x06
ALLOW, KILL, REFUSE = 0x7FFF0000, 0x80000000, 0x00050000
NUMBER, MACHINE, FIRST_ARGUMENT, FOURTH_ARGUMENT = (
    0,
    4,
    16,
    40,
)  # offsets in struct seccomp_data; the low half comes first on both machines


def zygote_filter(families: Sequence[int] = (AF_UNIX,)) -> bytes:
    """For everything inside the sandbox.

    Args:
      families: of sockets that are allowed.
    """
    return _filter([name for name in NUMBERS if name not in APART + ZYGOTE_NEEDS], families, student=False)


def student_filter(families: Sequence[int] = (AF_UNIX,), *, processes: bool) -> bytes:
    """For one student's process and what it starts.

    Args:
      families: of sockets that are allowed.
      processes: whether it may start other processes; threads are always allowed.
    """
    refused = [name for name in NUMBERS if name not in APART]
    return _filter(refused, families, student=True, processes=processes)


def _filter(refused: list[str], families: Sequence[int], *, student: bool, processes: bool = True) -> bytes:
    machine = platform.machine()
    column = list(ARCHITECTURES).index(machine)
    number = {name: numbers[column] for name, numbers in NUMBERS.items()}
    steps = [(LOAD, 0, 0, MACHINE), (EQUAL, 1, 0, ARCHITECTURES[machine]), (RETURN, 0, 0, KILL), (LOAD, 0, 0, NUMBER)]
    if machine == "x86_64":
        steps += [(AT_LEAST, 0, 1, X32), _refuse(errno.ENOSYS)]
    steps += [(AT_LEAST, 0, 1, NEWEST + 1), _refuse(errno.ENOSYS)]
    for name in refused:
        steps += _when(number[name], errno.EPERM)
    if student:
        # its flags lie in memory, where a filter cannot look: the C library then takes clone
        steps += _when(number["clone3"], errno.ENOSYS)
        flags = [(LOAD, 0, 0, FIRST_ARGUMENT), (ANY_BIT, 0, 1, NAMESPACES & ~0xFF), _refuse(errno.EPERM)]
        if not processes:
            steps += _when(number["fork"], errno.EAGAIN) + _when(number["vfork"], errno.EAGAIN)
            flags += [(ANY_BIT, 1, 0, CLONE_THREAD), _refuse(errno.EAGAIN)]
        flags += [(RETURN, 0, 0, ALLOW)]
        steps += [(EQUAL, 0, len(flags), number["clone"] or 0), *flags]
        shared = [(LOAD, 0, 0, FOURTH_ARGUMENT), (AND, 0, 0, SHARED_ANONYMOUS), (EQUAL, 0, 1, SHARED_ANONYMOUS)]
        shared += [_refuse(errno.ENOMEM), (RETURN, 0, 0, ALLOW)]
        steps += [(EQUAL, 0, len(shared), number["mmap"] or 0), *shared]
    only = [(LOAD, 0, 0, FIRST_ARGUMENT)]
    only += [(EQUAL, len(families) - place, 0, family) for place, family in enumerate(families)]
    only += [_refuse(errno.EOPNOTSUPP)]  # ZeroMQ goes on without after this one, and ends the process after others
    steps += [(EQUAL, 0, len(only), number["socket"] or 0), *only]
    steps.append((RETURN, 0, 0, ALLOW))
    return b"".join(struct.pack("HBBI", *step) for step in steps)


def _when(number: int | None, code: int) -> list[tuple[int, int, int, int]]:
    return [] if number is None else [(EQUAL, 0, 1, number), _refuse(code)]


def _refuse(code: int) -> tuple[int, int, int, int]:
    return (RETURN, 0, 0, REFUSE | code)
