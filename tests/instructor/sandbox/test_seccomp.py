# SPDX-License-Identifier: Apache-2.0
"""The filters, run step by step as the kernel would, for both kinds of processor."""

import errno
import re
import struct
from pathlib import Path

import pytest

from course_lib.instructor.sandbox import seccomp
from course_lib.instructor.sandbox.seccomp import ALLOW, ARCHITECTURES, KILL, NUMBERS, REFUSE, ZYGOTE_NEEDS

MACHINES = list(ARCHITECTURES)


@pytest.fixture(params=MACHINES)
def machine(request, monkeypatch):
    monkeypatch.setattr(seccomp.platform, "machine", lambda: request.param)
    return request.param


def verdict(program, machine, number, argument=0, architecture=None, fourth=0):
    """What the filter says of a call: the kernel's own steps for the few instructions that are used."""
    data = struct.pack("<IIQ6Q", number, architecture or ARCHITECTURES[machine], 0, argument, 0, 0, fourth, 0, 0)
    steps = list(struct.iter_unpack("HBBI", program))
    value = place = 0
    while True:
        code, yes, no, operand = steps[place]
        place += 1
        if code == seccomp.LOAD:
            [value] = struct.unpack_from("<I", data, operand)
        elif code == seccomp.AND:
            value &= operand
        elif code == seccomp.RETURN:
            return operand
        else:
            tests = {seccomp.EQUAL: value == operand, seccomp.AT_LEAST: value >= operand}
            place += yes if tests.get(code, bool(value & operand)) else no


def number(name, machine):
    return NUMBERS[name][MACHINES.index(machine)]


def test_students_are_refused_all_that_is_listed_and_the_zygote_all_but_its_tools(machine):
    for name in NUMBERS.keys() - set(seccomp.APART):
        if (call := number(name, machine)) is not None:
            refused = REFUSE | errno.EPERM
            assert verdict(seccomp.student_filter(processes=True), machine, call) == refused, name
            wanted = ALLOW if name in ZYGOTE_NEEDS else refused
            assert verdict(seccomp.zygote_filter(), machine, call) == wanted, name


def test_ordinary_calls_pass(machine):
    listed = {numbers[MACHINES.index(machine)] for numbers in NUMBERS.values()}
    for call in set(range(seccomp.NEWEST + 1)) - listed:
        assert verdict(seccomp.student_filter(processes=False), machine, call) == ALLOW


def test_newer_calls_other_machines_and_x32_do_not_exist(machine):
    program = seccomp.student_filter(processes=True)
    assert verdict(program, machine, seccomp.NEWEST + 1) == REFUSE | errno.ENOSYS
    assert verdict(program, machine, 0x40000000 + 59) == REFUSE | errno.ENOSYS
    assert verdict(program, machine, 39, architecture=0x40000003) == KILL


def test_only_local_sockets_can_be_made(machine):
    for program in (seccomp.zygote_filter(), seccomp.student_filter(processes=True)):
        answers = [verdict(program, machine, number("socket", machine), family) for family in range(64)]
        assert [family for family, answer in enumerate(answers) if answer == ALLOW] == [seccomp.AF_UNIX]
    wide = seccomp.zygote_filter(range(64))
    assert verdict(wide, machine, number("socket", machine), 40) == ALLOW


def test_memory_that_no_limit_counts_is_refused(machine):
    program, call = seccomp.student_filter(processes=False), number("mmap", machine)
    private, shared, of_a_file = 0x22, 0x21, 0x01
    assert verdict(program, machine, call, fourth=private) == ALLOW
    assert verdict(program, machine, call, fourth=of_a_file) == ALLOW
    assert verdict(program, machine, call, fourth=shared) == REFUSE | errno.ENOMEM
    assert verdict(program, machine, call, fourth=shared | 0x20_0002) == REFUSE | errno.ENOMEM


def test_threads_are_allowed_and_processes_if_asked_for_and_namespaces_never(machine):
    thread, process, space = 0x3D0F00, 17, 0x10000000
    for processes in (True, False):
        program = seccomp.student_filter(processes=processes)
        clone = number("clone", machine)
        assert verdict(program, machine, clone, thread) == ALLOW
        assert verdict(program, machine, clone, process) == (ALLOW if processes else REFUSE | errno.EAGAIN)
        assert verdict(program, machine, clone, thread | space) == REFUSE | errno.EPERM
        assert verdict(program, machine, number("clone3", machine)) == REFUSE | errno.ENOSYS
        if number("fork", machine) is not None:
            assert verdict(program, machine, number("fork", machine)) == (ALLOW if processes else REFUSE | errno.EAGAIN)


HEADERS = ("x86_64-linux-gnu/asm/unistd_64.h", "asm-generic/unistd.h")


@pytest.mark.parametrize(("column", "header"), list(enumerate(HEADERS)))
def test_the_numbers_are_those_of_the_kernels_headers(column, header):
    path = Path("/usr/include") / header
    if not path.is_file():
        pytest.skip(f"{path} is not here: install the kernel's headers (Debian: linux-libc-dev)")
    known = dict(re.findall(r"#define __NR_(\w+)\s+(\d+)", path.read_text()))
    listed = {name: numbers[column] for name, numbers in NUMBERS.items() if name in known}
    assert len(listed) > 50
    assert {name: int(known[name]) for name in listed} == listed
