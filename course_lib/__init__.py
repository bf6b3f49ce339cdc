# SPDX-License-Identifier: Apache-2.0
"""Training versus inference, hands-on: the library of the course.

The subject, which the chapters teach:

* `data`, `preprocess`: messages, and the one preprocessing that both phases share;
* `models`: parameters as plain pytrees;
* `training`: parameters change here;
* `artifact`: freeze and load, the only bridge between the two phases;
* `inference`: parameters are fixed here;
* `evaluation`, `bench`: how good, and how fast.

The classroom, which carries the chapters: `learner`, `author`, `instructor` and the command `course`.
"""

__version__ = "0.2.0"


def setup() -> str:
    """Make jax ready for the course (see `course_lib.devices.setup`) and say what it runs on."""
    from course_lib import devices

    return devices.setup()
