# SPDX-License-Identifier: Apache-2.0
"""Larkspur Outdoor, an invented shop, simulated day by day from one seed, with the truth beside everything.

`simulate(Dials(...))` gives a `Company`: tables of numbers at once, texts when they are asked for.
"""

from course_lib.company.columns import COLUMNS, LEAKS, explain
from course_lib.company.dials import MANNERS, QUEUES, STYLES, Dials
from course_lib.company.simulate import Company, simulate

__all__ = ["COLUMNS", "LEAKS", "MANNERS", "QUEUES", "STYLES", "Company", "Dials", "explain", "simulate"]
