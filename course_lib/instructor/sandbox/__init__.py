# SPDX-License-Identifier: Apache-2.0
"""Where a student's code runs when it is graded: a process that can reach neither files, network, nor its neighbours.

Start a `Warm` once, and take a `Box` from it for each submission. What comes out of a box is data, never an object.
"""

from .answers import Ran, Value
from .box import Box, Report
from .limits import Dead, Limits, Refused
from .warm import Warm, available

__all__ = ["Box", "Dead", "Limits", "Ran", "Refused", "Report", "Value", "Warm", "available"]
