# SPDX-License-Identifier: Apache-2.0
"""Training versus inference, hands-on: the library of the course.

The subject, which the chapters teach:

* `company`: a simulated shop with the truth beside everything; `data`: messages, tables, public sets, splits;
* `preprocess`, `models`: what both phases share: rows to numbers, parameters as plain pytrees;
* `training`: parameters change here;
* `artifact`, `aliases`: freeze and load, the only bridge between the two phases, and which version is in service;
* `inference`: parameters are fixed here;
* `evaluation`, `monitoring`, `cost`, `bench`: how good, how it is after deployment, at what price, and how fast.

The classroom, which carries the chapters: `learner`, `author`, `instructor` and the command `course`.
"""

__version__ = "0.6.0"


def setup(devices: int | None = None) -> str:
    """Make jax ready for the course (see `course_lib.devices.setup`) and say what it runs on."""
    from course_lib.devices import setup

    return setup(devices)
