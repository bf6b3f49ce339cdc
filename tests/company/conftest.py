# SPDX-License-Identifier: Apache-2.0
"""Companies are simulated once for all tests."""

from collections.abc import Callable
from functools import cache

import pytest

from course_lib.company import Company, Dials, simulate


@cache
def _company(dials: tuple[tuple[str, object], ...]) -> Company:
    return simulate(Dials(**dict(dials)))


@pytest.fixture(scope="session")
def company() -> Callable[..., Company]:
    """A function (dial=setting, ...) that gives the company of these dials."""

    def simulated(**dials: object) -> Company:
        # settings that are mappings cannot be kept
        if any(isinstance(setting, dict) for setting in dials.values()):
            return simulate(Dials(**dials))
        return _company(tuple(sorted(dials.items())))

    return simulated


@pytest.fixture(scope="session")
def is_share() -> Callable[..., bool]:
    """A function (truths, share) that says whether so many are true, within four standard errors."""

    def near(truths: object, share: float) -> bool:
        import numpy as np

        truths = np.asarray(truths, bool)
        return abs(truths.mean() - share) <= 4 * np.sqrt(share * (1 - share) / len(truths))

    return near
