# %% inputs
"""Prices in sixty-fourths of a dollar, so that none is rounded; every third machine is just full, or lacks one."""

import math

import numpy as np


def inputs(draw):
    rng = np.random.default_rng(draw)
    per_request, per_day = rng.integers(1, 400) / 64, rng.integers(1, 9000) / 64
    capacity = int(rng.integers(1, 300))
    if draw % 3 == 0:
        capacity = max(math.ceil(per_day / per_request) - draw % 2, 1)
    return float(per_request), float(per_day), capacity

# %% right: floor upside down
# rounds up by rounding the negative down
import math


def break_even(per_request, per_day, capacity):
    requests = -int(-per_day // per_request)
    if requests <= capacity:
        return requests
    return math.inf

# %% right: numpy
# numpy's ceil and infinity
import math


def break_even(per_request, per_day, capacity):
    requests = np.ceil(per_day / per_request)
    return np.inf if requests > capacity else requests

# %% right: rounded up
# rounds up, then looks at the capacity
import math


def break_even(per_request, per_day, capacity):
    requests = math.ceil(per_day / per_request)
    return requests if requests <= capacity else math.inf

# %% wrong: full is too full
# a machine that is just full counts as too small
import math


def break_even(per_request, per_day, capacity):
    requests = math.ceil(per_day / per_request)
    return requests if requests < capacity else math.inf

# %% wrong: no capacity
# does not look at the capacity
import math


def break_even(per_request, per_day, capacity):
    return math.ceil(per_day / per_request)

# %% wrong: not rounded
# leaves half requests
import math


def break_even(per_request, per_day, capacity):
    requests = per_day / per_request
    return requests if requests <= capacity else math.inf

# %% wrong: one more
# always takes one more
import math


def break_even(per_request, per_day, capacity):
    requests = int(per_day / per_request) + 1
    return requests if requests <= capacity else math.inf

# %% wrong: rounded down
# rounds down
import math


def break_even(per_request, per_day, capacity):
    requests = int(per_day / per_request)
    return requests if requests <= capacity else math.inf
