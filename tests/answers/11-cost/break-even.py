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

# %% wrong: full is too full -> "64", "inf"
# a machine that is just full counts as too small
import math


def break_even(per_request, per_day, capacity):
    requests = math.ceil(per_day / per_request)
    return requests if requests < capacity else math.inf

# %% wrong: no capacity -> "120", "inf"
# does not look at the capacity
import math


def break_even(per_request, per_day, capacity):
    return math.ceil(per_day / per_request)

# %% wrong: not rounded -> "30.5", "31"
# leaves half requests
import math


def break_even(per_request, per_day, capacity):
    requests = per_day / per_request
    return requests if requests <= capacity else math.inf

# %% wrong: one more -> "120", "121"
# always takes one more
import math


def break_even(per_request, per_day, capacity):
    requests = int(per_day / per_request) + 1
    return requests if requests <= capacity else math.inf

# %% wrong: rounded down -> "30", "31"
# rounds down
import math


def break_even(per_request, per_day, capacity):
    requests = int(per_day / per_request)
    return requests if requests <= capacity else math.inf

# %% right: counted up
# one request more until the machine is cheaper
import math


def break_even(per_request, per_day, capacity):
    """break_even(0.5, 60, 1000) is 120, and break_even(0.5, 60, 100) is math.inf."""
    for requests in range(1, capacity + 1):
        if requests * per_request >= per_day:
            return requests
    return math.inf

# %% right: bisection
# halves the range again and again
import math


def break_even(per_request, per_day, capacity):
    """break_even(0.5, 60, 1000) is 120, and break_even(0.5, 60, 100) is math.inf."""
    if capacity * per_request < per_day:
        return float("inf")
    low, high = 0, capacity
    while high - low > 1:
        middle = (low + high) // 2
        if middle * per_request >= per_day:
            high = middle
        else:
            low = middle
    return high

# %% right: divmod
# whole requests and a rest
import math


def break_even(per_request, per_day, capacity):
    """break_even(0.5, 60, 1000) is 120, and break_even(0.5, 60, 100) is math.inf."""
    requests, rest = divmod(per_day, per_request)
    if rest > 0:
        requests += 1
    return [math.inf, requests][requests <= capacity]

# %% right: exact fractions
# in fractions, so that nothing is rounded by accident
import math
from fractions import Fraction


def break_even(per_request, per_day, capacity):
    """break_even(0.5, 60, 1000) is 120, and break_even(0.5, 60, 100) is math.inf."""
    ratio = Fraction(per_day) / Fraction(per_request)
    requests = ratio.numerator // ratio.denominator + (ratio.denominator != 1)
    return requests if capacity >= requests else math.inf

# %% right: the machine's price per request
# infinity from numpy, requests as a numpy number
import math


def break_even(per_request, per_day, capacity):
    """break_even(0.5, 60, 1000) is 120, and break_even(0.5, 60, 100) is math.inf."""
    requests = np.int64(np.ceil(np.divide(per_day, per_request)))
    return np.where(requests <= capacity, requests, np.inf)

# %% wrong: rounded -> "30", "31"
# to the nearest whole number
import math


def break_even(per_request, per_day, capacity):
    """break_even(0.5, 60, 1000) is 120, and break_even(0.5, 60, 100) is math.inf."""
    requests = round(per_day / per_request)
    return requests if requests <= capacity else math.inf

# %% wrong: capacity when full -> "100", "inf"
# a machine that is full answers as many as it can
import math


def break_even(per_request, per_day, capacity):
    """break_even(0.5, 60, 1000) is 120, and break_even(0.5, 60, 100) is math.inf."""
    return min(math.ceil(per_day / per_request), capacity)

# %% wrong: never as text -> "'never'", "inf"
# the word never
import math


def break_even(per_request, per_day, capacity):
    """break_even(0.5, 60, 1000) is 120, and break_even(0.5, 60, 100) is math.inf."""
    requests = math.ceil(per_day / per_request)
    return requests if requests <= capacity else "never"

# %% wrong: more machines -> "120", "inf"
# as many machines as are needed
import math


def break_even(per_request, per_day, capacity):
    """break_even(0.5, 60, 1000) is 120, and break_even(0.5, 60, 100) is math.inf."""
    requests = math.ceil(per_day / per_request)
    machines = math.ceil(requests / capacity)
    return requests if machines < 3 else math.inf

# %% wrong: divided the other way -> "120", "1"
# price of a request divided by the day's price
import math


def break_even(per_request, per_day, capacity):
    """break_even(0.5, 60, 1000) is 120, and break_even(0.5, 60, 100) is math.inf."""
    requests = math.ceil(per_request / per_day)
    return requests if requests <= capacity else math.inf

# %% wrong: cheaper and not as cheap -> "120", "121"
# the machine has to cost less
import math


def break_even(per_request, per_day, capacity):
    """break_even(0.5, 60, 1000) is 120, and break_even(0.5, 60, 100) is math.inf."""
    requests = math.floor(per_day / per_request) + 1
    return requests if requests <= capacity else math.inf

# %% wrong: minus infinity -> "-inf", "inf"
# infinity with the wrong sign
import math


def break_even(per_request, per_day, capacity):
    """break_even(0.5, 60, 1000) is 120, and break_even(0.5, 60, 100) is math.inf."""
    requests = math.ceil(per_day / per_request)
    return requests if requests <= capacity else -math.inf

# %% wrong: nothing where it never pays -> "returned nothing", "one path"
# no return where the machine is full
import math


def break_even(per_request, per_day, capacity):
    """break_even(0.5, 60, 1000) is 120, and break_even(0.5, 60, 100) is math.inf."""
    requests = math.ceil(per_day / per_request)
    if requests <= capacity:
        return requests

# %% wrong: capacity before rounding -> "31", "inf"
# compares half requests with the capacity
import math


def break_even(per_request, per_day, capacity):
    """break_even(0.5, 60, 1000) is 120, and break_even(0.5, 60, 100) is math.inf."""
    requests = per_day / per_request
    if int(requests) > capacity:
        return math.inf
    return math.ceil(requests)

# %% wrong: always pays within the day -> "120", "inf"
# compares with the capacity of a thousand that the example has
import math


def break_even(per_request, per_day, capacity):
    """break_even(0.5, 60, 1000) is 120, and break_even(0.5, 60, 100) is math.inf."""
    requests = math.ceil(per_day / per_request)
    return requests if requests <= 1000 else math.inf

# %% wrong: printed -> "returned nothing", "it printed"
# the number is printed
import math


def break_even(per_request, per_day, capacity):
    """break_even(0.5, 60, 1000) is 120, and break_even(0.5, 60, 100) is math.inf."""
    requests = math.ceil(per_day / per_request)
    print(requests if requests <= capacity else math.inf)

# %% wrong: not touched -> "three dots"
# not touched
import math


def break_even(per_request, per_day, capacity):
    """break_even(0.5, 60, 1000) is 120, and break_even(0.5, 60, 100) is math.inf."""
    ...

# %% right: arange
# all numbers of requests at once
import math


def break_even(per_request, per_day, capacity):
    """break_even(0.5, 60, 1000) is 120, and break_even(0.5, 60, 100) is math.inf."""
    guess = int(per_day // per_request)
    enough = [n for n in (guess, guess + 1) if n * per_request >= per_day and n <= capacity]
    return min(enough, default=math.inf)

# %% wrong: never is zero -> "0", "inf"
# 0 for never
import math


def break_even(per_request, per_day, capacity):
    """break_even(0.5, 60, 1000) is 120, and break_even(0.5, 60, 100) is math.inf."""
    requests = math.ceil(per_day / per_request)
    return requests if requests <= capacity else 0

# %% wrong: at least two -> "1", "2"
# the search begins at two
import math


def break_even(per_request, per_day, capacity):
    """break_even(0.5, 60, 1000) is 120, and break_even(0.5, 60, 100) is math.inf."""
    for requests in range(2, capacity + 1):
        if requests * per_request >= per_day:
            return requests
    return math.inf

# %% wrong: range ends early -> "64", "inf"
# the range leaves the capacity itself out
import math


def break_even(per_request, per_day, capacity):
    """break_even(0.5, 60, 1000) is 120, and break_even(0.5, 60, 100) is math.inf."""
    for requests in range(1, capacity):
        if requests * per_request >= per_day:
            return requests
    return math.inf
