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

# %% wrong: a hundred requests
# takes every log to have a hundred lines
import math


def percentile(log, percent):
    latencies = sorted(line["ms"] for line in log)
    return latencies[percent * len(latencies) // 100 - 1]

# %% wrong: a line
# gives the line and not its latency
import math


def percentile(log, percent):
    lines = sorted(log, key=lambda line: line["ms"])
    return lines[math.ceil(len(lines) * percent / 100) - 1]

# %% wrong: each latency once
# a set drops requests that took equally long
import math


def percentile(log, percent):
    latencies = sorted({line["ms"] for line in log})
    return latencies[math.ceil(len(latencies) * percent / 100) - 1]

# %% wrong: interpolated
# numpy's usual percentile lies between two latencies
import math


def percentile(log, percent):
    return np.percentile([line["ms"] for line in log], percent)

# %% wrong: mean
# takes the mean for the middle
import math


def percentile(log, percent):
    return sum(line["ms"] for line in log) / len(log)

# %% wrong: not sorted
# takes the place in the order of arrival
import math


def percentile(log, percent):
    latencies = [line["ms"] for line in log]
    return latencies[math.ceil(len(latencies) * percent / 100) - 1]

# %% wrong: not touched
# not touched
import math


def percentile(log, percent):
    """percentile([{"ms": 40}, {"ms": 10}, {"ms": 30}, {"ms": 20}], 50) is 20."""
    ...

# %% wrong: one too far
# forgets that the first has place 0
import math


def percentile(log, percent):
    latencies = sorted(line["ms"] for line in log)
    return latencies[min(math.ceil(len(latencies) * percent / 100), len(latencies) - 1)]

# %% wrong: printed
# prints the answer and returns nothing
import math


def percentile(log, percent):
    latencies = sorted(line["ms"] for line in log)
    print(latencies[math.ceil(len(latencies) * percent / 100) - 1])

# %% wrong: rounded down
# rounds the count down
import math


def percentile(log, percent):
    latencies = sorted(line["ms"] for line in log)
    return latencies[max(int(len(latencies) * percent / 100) - 1, 0)]

# %% wrong: share
# takes a share of the slowest for a percentile
import math


def percentile(log, percent):
    return max(line["ms"] for line in log) * percent / 100

# %% wrong: slowest first
# sorts the slowest to the front
import math


def percentile(log, percent):
    latencies = sorted((line["ms"] for line in log), reverse=True)
    return latencies[math.ceil(len(latencies) * percent / 100) - 1]

# %% wrong: sorts the log
# sorts the log itself
import math


def percentile(log, percent):
    log.sort(key=lambda line: line["ms"])
    return log[math.ceil(len(log) * percent / 100) - 1]["ms"]
