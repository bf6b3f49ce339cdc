# SPDX-License-Identifier: Apache-2.0
"""Submissions that use up, hang, forge or flee: each costs itself only, and nothing of it is left."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import course_lib
from course_lib.instructor.sandbox import Dead, Limits

ROOT = Path(course_lib.__file__).resolve().parents[1]
MIB = 1 << 20


def ended(box, code, seconds=1.0):
    """How a submission ends that does not survive a cell; the sentence, and the report."""
    with pytest.raises(Dead) as told:
        box.run(code, seconds)
    return str(told.value), box.close()


def gone(family, process, left) -> bool:
    """Whether soon no more than so many processes are left of a family."""
    end = time.monotonic() + 20
    while len(family(process)) > left and time.monotonic() < end:
        time.sleep(0.05)
    return len(family(process)) <= left


@pytest.fixture
def clean(warm, family):
    """The sandbox; afterwards only bubblewrap and the zygote may be left of it."""
    yield warm
    assert gone(family, warm._process.pid, 2), "something of a submission lives on"


BEGUN = 3.0
"""Seconds in which a cell has surely begun, on a busy machine too."""
# Python 3.11 looks up the handler of an interrupt at a loop's jump in the instruction before the loop: that must be
# inside of `try` too
LOOPS = {
    "swallows interrupts": (
        "while True:\n    try:\n        inside = True\n        while True: id(0)\n    except BaseException: pass"
    ),
    "ignores signals": "import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True: pass",
    "blocks signals": "import signal\nsignal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))\nwhile True: pass",
}


@pytest.mark.parametrize("code", LOOPS.values(), ids=LOOPS)
def test_what_cannot_be_interrupted_is_ended(clean, code):
    with clean.box() as box:
        box.run("")
        sentence, report = ended(box, code, BEGUN)
    assert sentence == "The code did not stop after 3 seconds, nor when it was interrupted."
    assert report.why == "driver"


def test_what_becomes_another_program_is_ended(clean):
    with clean.box() as box:
        sentence, _ = ended(box, "import os\nos.execv('/usr/bin/sleep', ['sleep', '1000'])", BEGUN)
    assert sentence == "The process was ended by signal 2."


def test_what_can_be_interrupted_keeps_what_it_knew(clean):
    with clean.box() as box:
        box.run("known = 7")
        ran = box.run("while True: pass", 0.3)
        assert ran.timed_out and not ran.ok and ran.outputs[-1]["ename"] == "KeyboardInterrupt"
        assert box.evaluate("", ["known"])[0].data == 7


def test_time_that_is_over_leaves_the_values_that_were_found(clean):
    with clean.box() as box:
        done, late, never = box.evaluate("def loop():\n    while True: pass", ["1", "loop()", "3"], BEGUN)
        assert (done.data, late.data, never.data) == (1, None, None)
        assert late.raised and "time was over" in never.error
        assert box.evaluate("", ["2"])[0].data == 2


ENDS = {
    "os._exit": ("import os; os._exit(3)", 3),
    "kills itself": ("import os; os.kill(os.getpid(), 9)", -9),
    "faults": ("import ctypes; ctypes.string_at(0)", -11),
}


@pytest.mark.parametrize(("code", "status"), ENDS.values(), ids=ENDS)
def test_the_report_tells_how_a_process_ended_itself(clean, code, status):
    with clean.box() as box:
        _, report = ended(box, code, 10)
    assert (report.why, report.status) == ("exit", status)


def test_sys_exit_ends_a_cell_and_not_the_process(clean):
    with clean.box() as box:
        assert not box.run("import sys; sys.exit(1)").ok
        assert not box.run("raise SystemExit").ok
        assert box.evaluate("", ["exit", "1"])[1].data == 1


def test_all_of_a_notebook_has_a_time_too(clean):
    with clean.box(Limits(wall_seconds=1)) as box:
        sentence, report = ended(box, "import time; time.sleep(30)", 20)
    assert report.why == "wall" and "took longer" in sentence
    assert any(sign.startswith("Keeper: it took longer than 1 seconds") for sign in report.signs)


def test_processor_time_runs_out(clean):
    with clean.box(Limits(cpu_seconds=1)) as box:
        sentence, report = ended(box, "while True: pass", 20)
    assert report.status == -signal.SIGXCPU and "processor time" in sentence


def test_memory_is_watched(clean):
    with clean.box(Limits(memory_bytes=350 * MIB)) as box:
        sentence, report = ended(box, "import time\nx = [bytearray(40 << 20) for _ in range(20)]\ntime.sleep(9)", 10)
    assert report.why == "memory" and "memory" in sentence and report.peak_bytes > 350 * MIB
    assert any("350 MiB" in sign for sign in report.signs)


def test_more_memory_than_there_are_addresses_is_an_error_of_the_cell(clean):
    with clean.box() as box:
        assert box.run("bytearray(8 << 30)").outputs[-1]["ename"] == "MemoryError"


def test_forks_are_refused(clean):
    with clean.box() as box:
        assert box.run("import os\nos.fork()").outputs[-1]["ename"] == "BlockingIOError"
        box.run("!echo no")
        assert "It tried to start another process." in box.close().signs


def test_a_fork_bomb_comes_to_its_limit_and_ends_with_the_box(clean):
    code = (
        "import os, time\nn = 0\ntry:\n    while True:\n        if os.fork() == 0: time.sleep(1000)\n        n += 1\n"
    )
    with clean.box(Limits(subprocesses=True, processes=20, memory_bytes=8 << 30)) as box:
        box.run(code + "except OSError: pass")
        assert 5 < box.evaluate("import time; time.sleep(0.2)", ["n"])[0].data < 20
        assert "Keeper: it came to its limit of processes and threads." in box.close().signs


def test_threads_come_to_the_same_limit(clean):
    code = "from threading import Thread\nimport time\n"
    code += "for n in range(200): Thread(target=time.sleep, args=[9], daemon=True).start()"
    with clean.box(Limits(processes=20)) as box:
        assert not box.run(code).ok
        assert box.evaluate("", ["n"])[0].data < 20


def test_daemons_end_with_the_box(clean):
    code = (
        "import os, time\nif os.fork() == 0:\n    os.setsid()\n    if os.fork() == 0: time.sleep(1000)\n    os._exit(0)"
    )
    with clean.box(Limits(subprocesses=True)) as box:
        box.run(code)
        assert box.evaluate("import os", ["sum(p.isdigit() for p in os.listdir('/proc'))"])[0].data > 2


def test_the_disk_and_its_files_come_to_an_end(clean):
    with clean.box(Limits(disk_bytes=8 * MIB, files=200)) as box:
        ran = box.run("for n in range(99):\n    with open(f'{n}', 'wb') as f: f.write(bytes(1 << 20))")
        assert "No space left" in ran.outputs[-1]["evalue"]
        ran = box.run("import glob, os\nfor f in glob.glob('*'): os.remove(f)\nfor n in range(999): open(f'{n}', 'w')")
        assert "No space left" in ran.outputs[-1]["evalue"]
        assert "Keeper: it filled its scratch folder." in box.close().signs


def test_a_flood_of_output_is_cut(clean):
    with clean.box(Limits(output_bytes=100_000)) as box:
        ran = box.run("for _ in range(1000): print('x' * 1_000_000)\nprint('unseen')", 20)
        assert ran.ok and ran.cut and 90_000 < len(ran.outputs[0]["text"]) <= 100_000
        assert "was cut" in ran.outputs[-1]["text"]
        assert len(box.run("from IPython.display import display\nfor n in range(9999): display(n)").outputs) <= 1001
        assert not box.run("print('fine')").cut


def test_what_compiled_code_prints_is_kept_apart_and_bounded(clean):
    with clean.box(Limits(disk_bytes=MIB)) as box:
        ran = box.run("import os\ntry:\n    while True: os.write(1, b'noise ' * 1000)\nexcept OSError: pass")
        assert ran.outputs == [] and ran.log.startswith("noise") and len(ran.log) <= 65536


HEAD = "import os, struct, time\ndef frame(t): os.write(3, struct.pack('<II', len(t), 0)); os.write(3, t)\n"
FORGED = {
    "huge": "os.write(3, struct.pack('<II', 2**31, 0) + b'x' * 1000)",
    "huge blob": "os.write(3, struct.pack('<II', 2, 2**31) + b'{}')",
    "deep": "frame(b'{\"a\":' + b'[' * 200_000)",
    "a list": "frame(b'[]')",
    "no JSON": "frame(b'{]')",
    "a large number": "frame(b'{\"number\":' + b'9' * 9999 + b'}')",
    "another number": 'frame(b\'{"number": 9, "ok": true, "outputs": []}\')',
    "no outputs": 'frame(b\'{"number": 2, "ok": true}\')',
    "half a character": 'frame(b\'{"number": 2, "ok": true, "outputs": [], "log": "\\\\ud800"}\')',
    "stalled": "os.write(3, struct.pack('<II', 100, 0) + b'{'); time.sleep(1000)",
    "dripping": "os.write(3, struct.pack('<II', 9999, 0))\nwhile True: os.write(3, b' '); time.sleep(0.05)",
    "flooding": "while True: os.write(3, b'\\xff' * 65536)",
    "closed": "os.close(3); time.sleep(1000)",
}


@pytest.mark.parametrize("code", FORGED.values(), ids=FORGED)
def test_a_forged_answer_is_the_end_of_its_own_box_only(clean, code):
    with clean.box() as neighbour, clean.box() as box:
        box.run(HEAD)
        ended(box, code, BEGUN)
        assert neighbour.evaluate("", ["6 * 7"])[0].data == 42


def test_a_closed_box_says_so(clean):
    box = clean.box()
    report = box.close()
    assert box.close() is report and report.why == "driver"
    with pytest.raises(Dead, match="closed before"):
        box.run("1")


def test_nothing_survives_a_grader_that_is_killed(sandbox, family):
    program = f"""
import pathlib, sys, time
sys.path.insert(0, {str(ROOT)!r})
from course_lib.instructor.sandbox import Limits, Warm
warm = Warm(pathlib.Path({str(sandbox.cache)!r}), modules=[])
boxes = [warm.box(), warm.box(slot=1)]
for box in boxes: box.run("import threading, time\\nthreading.Thread(target=time.sleep, args=[1000]).start()")
print("ready", flush=True)
time.sleep(1000)
"""
    grader = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    assert grader.stdout.readline() == "ready\n"
    members = family(grader.pid)
    assert len(members) == 1 + 2 + 2 * 3  # the grader, bubblewrap and the zygote, and for each a keeper and two more
    grader.kill()
    grader.wait()
    end = time.monotonic() + 20
    while (left := {one for one in members if os.path.exists(f"/proc/{one}")}) and time.monotonic() < end:
        time.sleep(0.05)
    assert not left
    grader.stdout.close()
