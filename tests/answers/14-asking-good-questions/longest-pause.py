# %% right: last apart
# the last pause is looked at by itself
def longest_pause(record):
    ago = sorted((row["days_ago"] for row in record), reverse=True)
    longest = ago[-1]
    for place in range(len(ago) - 1):
        longest = max(longest, ago[place] - ago[place + 1])
    return longest

# %% right: numpy
# differences by numpy, today added
def longest_pause(record):
    ago = np.sort([0, *(row["days_ago"] for row in record)])
    return int(np.diff(ago).max())

# %% right: with today
# puts today behind the last training
def longest_pause(record):
    ago = sorted([row["days_ago"] for row in record] + [0])
    return max([later - earlier for earlier, later in zip(ago, ago[1:])])

# %% right: whole floats
# floats that are whole
def longest_pause(record):
    """The most days without a training, from the first training in the record until today."""
    days = sorted([float(row["days_ago"]) for row in record] + [0.0])
    return max(b - a for a, b in zip(days, days[1:]))

# %% right: pairwise
# pairwise over the sorted days
from itertools import pairwise


def longest_pause(record):
    """The most days without a training, from the first training in the record until today."""
    ago = [*sorted((row["days_ago"] for row in record), reverse=True), 0]
    return max(earlier - later for earlier, later in pairwise(ago))

# %% right: jax
# jax differences
import jax.numpy as jnp


def longest_pause(record):
    """The most days without a training, from the first training in the record until today."""
    days = jnp.sort(jnp.array([0] + [row["days_ago"] for row in record]))
    return jnp.max(days[1:] - days[:-1])

# %% right: numpy scalar
# a numpy number
import numpy as np


def longest_pause(record):
    """The most days without a training, from the first training in the record until today."""
    days = np.sort(np.array([row["days_ago"] for row in record]))
    return np.diff(days, prepend=0).max()

# %% right: walk
# walks from today into the past
def longest_pause(record):
    """The most days without a training, from the first training in the record until today."""
    left = [row["days_ago"] for row in record]
    here, longest = 0, 0
    while left:
        nearest = min(left)
        left.remove(nearest)
        if nearest - here > longest:
            longest = nearest - here
        here = nearest
    return longest

# %% wrong: mean pause -> "30 days passed", "30.0"
# the mean pause
def longest_pause(record):
    ago = sorted((row["days_ago"] for row in record), reverse=True)
    pauses = [earlier - later for earlier, later in zip(ago, [*ago[1:], 0])]
    return sum(pauses) / len(pauses)

# %% wrong: not sorted -> "70 and 60 days", "time's order"
# takes the rows in the order in which they come
def longest_pause(record):
    ago = [row["days_ago"] for row in record]
    return max(earlier - later for earlier, later in zip(ago, [*ago[1:], 0]))

# %% wrong: only dots deleted -> "since the last one 50", "30"
# only the dots are deleted
def longest_pause(record):
    ago = sorted((row["days_ago"] for row in record), reverse=True)
    return max(earlier - later for earlier, later in zip(ago, ago[1:]))

# %% wrong: only since the last -> "70 days", "10"
# only the pause until today
def longest_pause(record):
    return min(row["days_ago"] for row in record)

# %% wrong: shortest -> "since the last one 50", "10"
# the shortest pause
def longest_pause(record):
    ago = sorted((row["days_ago"] for row in record), reverse=True)
    return min(earlier - later for earlier, later in zip(ago, [*ago[1:], 0]))

# %% wrong: whole time -> "since the last one 50", "90"
# from the first training until today
def longest_pause(record):
    return max(row["days_ago"] for row in record)

# %% wrong: sorted the other way -> "since the last one 50", "-10"
# sorts the nearest first, so the differences are negative
def longest_pause(record):
    """The most days without a training, from the first training in the record until today."""
    ago = sorted(row["days_ago"] for row in record)
    return max(earlier - later for earlier, later in zip(ago, ago[1:]))

# %% wrong: one day short -> "since the last one 50", "49"
# does not count the day itself
def longest_pause(record):
    """The most days without a training, from the first training in the record until today."""
    ago = sorted((row["days_ago"] for row in record), reverse=True)
    return max(earlier - later for earlier, later in zip(ago, [*ago[1:], 0])) - 1

# %% wrong: single training forgotten -> "pause is 200 days"
# takes a single training run for no pause
def longest_pause(record):
    """The most days without a training, from the first training in the record until today."""
    ago = sorted((row["days_ago"] for row in record), reverse=True)
    if len(ago) < 2:
        return 0
    return max(earlier - later for earlier, later in zip(ago, [*ago[1:], 0]))

# %% wrong: last in the list -> "70 and 60 days"
# takes the last row for the last training run
def longest_pause(record):
    """The most days without a training, from the first training in the record until today."""
    ago = sorted((row["days_ago"] for row in record), reverse=True)
    between = [earlier - later for earlier, later in zip(ago, ago[1:])]
    return max([*between, record[-1]["days_ago"]])

# %% wrong: today is one -> "since the last one 50", "49"
# counts today as day 1
def longest_pause(record):
    """The most days without a training, from the first training in the record until today."""
    ago = sorted((row["days_ago"] for row in record), reverse=True)
    return max(earlier - later for earlier, later in zip(ago, [*ago[1:], 1]))

# %% wrong: prints -> "it printed 50", "return"
# prints the pause
def longest_pause(record):
    """The most days without a training, from the first training in the record until today."""
    ago = sorted((row["days_ago"] for row in record), reverse=True)
    print(max(earlier - later for earlier, later in zip(ago, [*ago[1:], 0])))

# %% wrong: all pauses -> "one whole number", "[30, 10, 50]"
# returns the list of the pauses
def longest_pause(record):
    """The most days without a training, from the first training in the record until today."""
    ago = sorted((row["days_ago"] for row in record), reverse=True)
    return [earlier - later for earlier, later in zip(ago, [*ago[1:], 0])]

# %% right: numpy diff with today
# differences of the sorted days, with 0 for today
def longest_pause(record):
    return int(np.diff(np.sort([0, *(row["days_ago"] for row in record)])).max())

# %% right: pairwise over a set
# a set of days with today, in pairs
from itertools import pairwise


def longest_pause(record):
    days = sorted({row["days_ago"] for row in record} | {0})
    return max((b - a for a, b in pairwise(days)), default=0)

# %% wrong: no pause with one training -> "0"
# returns 0 for a single training, and forgets today
def longest_pause(record):
    ago = sorted((row["days_ago"] for row in record), reverse=True)
    return max((a - b for a, b in zip(ago, ago[1:])), default=0)

# %% wrong: both ends counted -> "days"
# counts the first and the last day of the pause
def longest_pause(record):
    ago = sorted((row["days_ago"] for row in record), reverse=True) + [0]
    return max(a - b + 1 for a, b in zip(ago, ago[1:]))

# %% wrong: today in front -> "today"
# puts today in front of the list
def longest_pause(record):
    ago = [0] + sorted((row["days_ago"] for row in record), reverse=True)
    return max(a - b for a, b in zip(ago, ago[1:]))

# %% wrong: the record is in order -> "order"
# trusts the order of the rows
def longest_pause(record):
    ago = [row["days_ago"] for row in record] + [0]
    return max(a - b for a, b in zip(ago, ago[1:]))
