# %% inputs
"""Logs of one to three hundred requests, some of equal latency; the first have one line, or ask for the slowest."""

import numpy as np


def inputs(draw):
    rng = np.random.default_rng(draw)
    count = 1 if draw < 2 else int(rng.integers(1, 300))
    latencies = rng.integers(1, 50, count) if draw % 2 else rng.uniform(0.1, 900, count)
    log = [{"request": number, "ms": ms} for number, ms in enumerate(latencies.tolist())]
    return log, 100 if draw % 10 == 2 else int(rng.integers(1, 101))

# %% right: numpy
# lets numpy take one that is in the log
import math


def percentile(log, percent):
    return np.percentile([line["ms"] for line in log], percent, method="inverted_cdf")

# %% right: smallest that fits
# asks of each latency how many did not exceed it
import math


def percentile(log, percent):
    latencies = [line["ms"] for line in log]
    return min(ms for ms in latencies if sum(other <= ms for other in latencies) * 100 >= percent * len(latencies))

# %% right: sorted and counted
# sorts, counts, rounds up
import math


def percentile(log, percent):
    latencies = sorted(line["ms"] for line in log)
    counted = math.ceil(len(latencies) * percent / 100)
    return latencies[counted - 1]

# %% right: walks up
# goes up through the sorted log until enough requests are counted
import math


def percentile(log, percent):
    for place, ms in enumerate(sorted(line["ms"] for line in log), start=1):
        if place * 100 >= percent * len(log):
            return ms

# %% right: whole numbers
# rounds up with whole numbers alone
import math


def percentile(log, percent):
    latencies = np.sort([line["ms"] for line in log])
    return float(latencies[-(-len(log) * percent // 100) - 1])

# %% wrong: a hundred requests -> "p51 needs a third one", "returned 20"
# takes every log to have a hundred lines
import math


def percentile(log, percent):
    latencies = sorted(line["ms"] for line in log)
    return latencies[percent * len(latencies) // 100 - 1]

# %% wrong: a line -> "one number", "'ms': 20"
# gives the line and not its latency
import math


def percentile(log, percent):
    lines = sorted(log, key=lambda line: line["ms"])
    return lines[math.ceil(len(lines) * percent / 100) - 1]

# %% wrong: each latency once -> "80 in a hundred", "returned 800"
# a set drops requests that took equally long
import math


def percentile(log, percent):
    latencies = sorted({line["ms"] for line in log})
    return latencies[math.ceil(len(latencies) * percent / 100) - 1]

# %% wrong: interpolated -> "25.0", "in the log"
# numpy's usual percentile lies between two latencies
import math


def percentile(log, percent):
    return np.percentile([line["ms"] for line in log], percent)

# %% wrong: mean -> "25.0", "in the log"
# takes the mean for the middle
import math


def percentile(log, percent):
    return sum(line["ms"] for line in log) / len(log)

# %% wrong: not sorted -> "returned 10", "Sort the latencies"
# takes the place in the order of arrival
import math


def percentile(log, percent):
    latencies = [line["ms"] for line in log]
    return latencies[math.ceil(len(latencies) * percent / 100) - 1]

# %% wrong: not touched -> "three dots", "percentile"
# not touched
import math


def percentile(log, percent):
    """percentile([{"ms": 40}, {"ms": 10}, {"ms": 30}, {"ms": 20}], 50) is 20."""
    ...

# %% wrong: one too far -> "returned 30", "p50 is 20"
# forgets that the first has place 0
import math


def percentile(log, percent):
    latencies = sorted(line["ms"] for line in log)
    return latencies[min(math.ceil(len(latencies) * percent / 100), len(latencies) - 1)]

# %% wrong: printed -> "printed 20", "return"
# prints the answer and returns nothing
import math


def percentile(log, percent):
    latencies = sorted(line["ms"] for line in log)
    print(latencies[math.ceil(len(latencies) * percent / 100) - 1])

# %% wrong: rounded down -> "p51 needs a third one", "Round the count up"
# rounds the count down
import math


def percentile(log, percent):
    latencies = sorted(line["ms"] for line in log)
    return latencies[max(int(len(latencies) * percent / 100) - 1, 0)]

# %% wrong: share -> "20.4", "p51"
# takes a share of the slowest for a percentile
import math


def percentile(log, percent):
    return max(line["ms"] for line in log) * percent / 100

# %% wrong: slowest first -> "returned 30", "p50 is 20"
# sorts the slowest to the front
import math


def percentile(log, percent):
    latencies = sorted((line["ms"] for line in log), reverse=True)
    return latencies[math.ceil(len(latencies) * percent / 100) - 1]

# %% wrong: sorts the log -> "[1, 2, 3]", "Sort a copy"
# sorts the log itself
import math


def percentile(log, percent):
    log.sort(key=lambda line: line["ms"])
    return log[math.ceil(len(log) * percent / 100) - 1]["ms"]

# %% right: partition
# the k-th smallest by partition
import math


def percentile(log, percent):
    """percentile([{"ms": 40}, {"ms": 10}, {"ms": 30}, {"ms": 20}], 50) is 20."""
    ms = np.array([line["ms"] for line in log])
    place = math.ceil(percent * ms.size / 100) - 1
    return np.partition(ms, place)[place]

# %% right: statistics of counts
# a Counter, counted upwards
import math
from collections import Counter


def percentile(log, percent):
    """percentile([{"ms": 40}, {"ms": 10}, {"ms": 30}, {"ms": 20}], 50) is 20."""
    counts = Counter(line["ms"] for line in log)
    seen = 0
    for ms in sorted(counts):
        seen += counts[ms]
        if seen / len(log) >= percent / 100:
            return ms

# %% right: heap
# takes the smallest away, one after the other
import heapq
import math


def percentile(log, percent):
    """percentile([{"ms": 40}, {"ms": 10}, {"ms": 30}, {"ms": 20}], 50) is 20."""
    needed = math.ceil(percent * len(log) / 100)
    return heapq.nsmallest(needed, (line["ms"] for line in log))[-1]

# %% right: jax
# sorted by JAX
import math

import jax.numpy as jnp


def percentile(log, percent):
    """percentile([{"ms": 40}, {"ms": 10}, {"ms": 30}, {"ms": 20}], 50) is 20."""
    ms = jnp.sort(jnp.array([float(line["ms"]) for line in log]))
    return ms[math.ceil(len(log) * percent / 100) - 1]

# %% wrong: nearest -> "returned 30", "p50 is 20"
# NumPy's nearest method
import math


def percentile(log, percent):
    """percentile([{"ms": 40}, {"ms": 10}, {"ms": 30}, {"ms": 20}], 50) is 20."""
    return np.percentile([line["ms"] for line in log], percent, method="nearest")

# %% wrong: higher -> "returned 30", "p50 is 20"
# NumPy's higher method
import math


def percentile(log, percent):
    """percentile([{"ms": 40}, {"ms": 10}, {"ms": 30}, {"ms": 20}], 50) is 20."""
    return np.percentile([line["ms"] for line in log], percent, method="higher")

# %% wrong: rounded count -> "p51 needs a third one", "Round the count up"
# rounds the count to the nearest whole number
import math


def percentile(log, percent):
    """percentile([{"ms": 40}, {"ms": 10}, {"ms": 30}, {"ms": 20}], 50) is 20."""
    latencies = sorted(line["ms"] for line in log)
    return latencies[max(round(len(latencies) * percent / 100), 1) - 1]

# %% wrong: request number -> "returned 3", "in the log"
# the number of the request instead of its latency
import math


def percentile(log, percent):
    """percentile([{"ms": 40}, {"ms": 10}, {"ms": 30}, {"ms": 20}], 50) is 20."""
    lines = sorted(log, key=lambda line: line["ms"])
    return lines[math.ceil(len(lines) * percent / 100) - 1]["request"]

# %% wrong: whole milliseconds -> "[7, 7]", "7.5"
# cuts the decimals off
import math


def percentile(log, percent):
    """percentile([{"ms": 40}, {"ms": 10}, {"ms": 30}, {"ms": 20}], 50) is 20."""
    latencies = sorted(int(line["ms"]) for line in log)
    return latencies[math.ceil(len(latencies) * percent / 100) - 1]

# %% wrong: always the median -> "p51 needs a third one", "returned 20"
# forgets percent
import math


def percentile(log, percent):
    """percentile([{"ms": 40}, {"ms": 10}, {"ms": 30}, {"ms": 20}], 50) is 20."""
    latencies = sorted(line["ms"] for line in log)
    return latencies[math.ceil(len(latencies) * 50 / 100) - 1]

# %% wrong: share between 0 and 1 -> "returned 40", "p50 is 20"
# takes percent for a share
import math


def percentile(log, percent):
    """percentile([{"ms": 40}, {"ms": 10}, {"ms": 30}, {"ms": 20}], 50) is 20."""
    latencies = sorted(line["ms"] for line in log)
    return latencies[min(math.ceil(len(latencies) * percent), len(latencies)) - 1]

# %% wrong: all that are slow enough -> "one number", "[10, 20]"
# a list of the latencies up to there
import math


def percentile(log, percent):
    """percentile([{"ms": 40}, {"ms": 10}, {"ms": 30}, {"ms": 20}], 50) is 20."""
    latencies = sorted(line["ms"] for line in log)
    return latencies[: math.ceil(len(latencies) * percent / 100)]
