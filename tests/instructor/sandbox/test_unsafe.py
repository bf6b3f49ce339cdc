# SPDX-License-Identifier: Apache-2.0
"""Without walls the boxes behave the same, as far as cells, values and time go."""

import pytest

from course_lib.instructor.sandbox import Dead, Limits
from course_lib.instructor.sandbox.unsafe import Warm


@pytest.fixture
def box(tmp_path):
    with Warm(tmp_path / "cache", modules=["numpy"]) as warm, warm.box(Limits(cell_seconds=10)) as made:
        yield made


def test_cells_values_and_interrupts(box):
    assert box.run("x = 3\nprint(x)\nx").outputs[1]["data"] == {"text/plain": "3"}
    assert [value.data for value in box.evaluate("y = x + 1", ["y", "[y, x]"])] == [4, [4, 3]]
    assert box.call("lambda a, b: a - b", [(5, 3)])[0].data == 2
    assert box.run("while True: pass", 0.3).timed_out
    assert box.run("open('here', 'w').write(str(x))").ok
    report = box.close()
    assert (report.why, report.status) == ("driver", None) and box.close() is report


def test_an_end_of_its_own_is_told(box):
    with pytest.raises(Dead, match="exit status 3"):
        box.run("import os; os._exit(3)")
    assert box.close().status == 3


def test_a_hanging_process_is_ended(box):
    with pytest.raises(Dead, match="did not stop"):
        box.run("import signal\nsignal.signal(2, signal.SIG_IGN)\nwhile True: pass", 3)
    assert box.close().why == "driver"
