# SPDX-License-Identifier: Apache-2.0
"""What many tests share."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

Thing = TypeVar("Thing")


@pytest.fixture(scope="session")
def required() -> Callable[[Thing, str], Thing]:
    """A function (thing, reason) that gives the thing; without it a test skips, or fails if COURSE_STRICT=1."""

    def need(thing: Thing, reason: str) -> Thing:
        if not thing:
            pytest.fail(reason) if os.environ.get("COURSE_STRICT") == "1" else pytest.skip(reason)
        return thing

    return need


@pytest.fixture(scope="session")
def course_data(required) -> Path:
    """The folder of public data sets that COURSE_DATA names."""
    named = os.environ.get("COURSE_DATA")
    return required(named and Path(named).is_dir() and Path(named), "COURSE_DATA names no folder of public data sets")
