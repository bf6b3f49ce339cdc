# %% inputs
"""Models, data, passes and runs of all sizes, some of them none; shares above 0 and up to 1."""

import numpy as np


def inputs(draw):
    rng = np.random.default_rng(draw)
    passes, runs = (0, 0) if draw == 0 else rng.integers(0, 12, 2).tolist()
    used = 1.0 if draw % 5 == 0 else float(rng.uniform(0.05, 1))
    sizes = (10 ** rng.uniform(6, 11, 2)).tolist()
    return *sizes, passes, runs, float(10 ** rng.uniform(11, 15)), used, float(rng.uniform(0, 9))

# %% right: in one
# all in one line
def training_dollars(parameters, tokens, passes, runs, peak, used, per_hour):
    return 6 * parameters * tokens * passes * runs / (peak * used * 3600) * per_hour

# %% right: library
# the library's two functions
def training_dollars(parameters, tokens, passes, runs, peak, used, per_hour):
    machine = cost.Machine("a machine", peak, 1.0, 1.0, "the exercise")
    flops = cost.training_flops(parameters, tokens * passes)
    return cost.training_bill(flops, machine, used=used, per_hour=per_hour, runs=runs)

# %% right: pass by pass
# adds up run by run and pass by pass
def training_dollars(parameters, tokens, passes, runs, peak, used, per_hour):
    total = 0.0
    for _ in range(runs):
        for _ in range(passes):
            total += 6 * parameters * tokens / (peak * used) / 3600
    return total * per_hour

# %% wrong: inference -> "4.0", "1.33"
# takes two FLOPs, as inference needs
def training_dollars(parameters, tokens, passes, runs, peak, used, per_hour):
    flops = 2 * parameters * tokens * passes * runs
    return flops / (peak * used) / 3600 * per_hour

# %% wrong: one run -> "48.0", "12.0"
# leaves the runs out
def training_dollars(parameters, tokens, passes, runs, peak, used, per_hour):
    flops = 6 * parameters * tokens * passes
    return flops / (peak * used) / 3600 * per_hour

# %% wrong: passes added -> "48.0", "24.0"
# adds passes and runs instead of multiplying
def training_dollars(parameters, tokens, passes, runs, peak, used, per_hour):
    flops = 6 * parameters * tokens * (passes + runs - 1)
    return flops / (peak * used) / 3600 * per_hour

# %% wrong: seconds paid -> "4.0", "14400.0"
# pays the hour's price for each second
def training_dollars(parameters, tokens, passes, runs, peak, used, per_hour):
    return 6 * parameters * tokens * passes * runs / (peak * used) * per_hour

# %% wrong: whole peak -> "4.0", "2.0"
# takes the machine to reach its peak
def training_dollars(parameters, tokens, passes, runs, peak, used, per_hour):
    flops = 6 * parameters * tokens * passes * runs
    return flops / peak / 3600 * per_hour

# %% right: step by step
# seconds, hours, dollars
def training_dollars(parameters, tokens, passes, runs, peak, used, per_hour):
    """training_dollars(1e9, 6e5, 1, 1, 1e12, 0.5, 2.0) is 4.0: two hours at two dollars."""
    per_pass = 6 * parameters * tokens
    per_run = per_pass * passes
    everything = per_run * runs
    reached = used * peak
    seconds = everything / reached
    minutes = seconds / 60
    hours = minutes / 60
    return hours * per_hour

# %% right: price of a flop
# dollars for each FLOP first
import math


def training_dollars(parameters, tokens, passes, runs, peak, used, per_hour):
    """training_dollars(1e9, 6e5, 1, 1, 1e12, 0.5, 2.0) is 4.0: two hours at two dollars."""
    dollars_per_flop = per_hour / (3600 * peak * used)
    return dollars_per_flop * math.prod([6, parameters, tokens, passes, runs])

# %% right: forward and backward
# two FLOPs forward and four backward, in 32 bits
def training_dollars(parameters, tokens, passes, runs, peak, used, per_hour):
    """training_dollars(1e9, 6e5, 1, 1, 1e12, 0.5, 2.0) is 4.0: two hours at two dollars."""
    forward = 2.0 * parameters * tokens
    backward = 2 * forward
    seconds = np.float32(passes * runs * (forward + backward)) / np.float32(peak * used)
    return seconds / np.float32(3600) * np.float32(per_hour)

# %% right: fractions
# exact fractions
from fractions import Fraction


def training_dollars(parameters, tokens, passes, runs, peak, used, per_hour):
    """training_dollars(1e9, 6e5, 1, 1, 1e12, 0.5, 2.0) is 4.0: two hours at two dollars."""
    exact = Fraction(6)
    for factor in (parameters, tokens, passes, runs, per_hour):
        exact *= Fraction(factor)
    return exact / Fraction(peak) / Fraction(used) / 3600

# %% right: timedelta
# hours by the datetime module
from datetime import timedelta


def training_dollars(parameters, tokens, passes, runs, peak, used, per_hour):
    """training_dollars(1e9, 6e5, 1, 1, 1e12, 0.5, 2.0) is 4.0: two hours at two dollars."""
    seconds = parameters * tokens * 6 / peak / used * (passes * runs)
    return timedelta(seconds=seconds) / timedelta(hours=1) * per_hour

# %% wrong: used multiplied -> "4.0", "1.0"
# multiplies by the share instead of dividing
def training_dollars(parameters, tokens, passes, runs, peak, used, per_hour):
    """training_dollars(1e9, 6e5, 1, 1, 1e12, 0.5, 2.0) is 4.0: two hours at two dollars."""
    return 6 * parameters * tokens * passes * runs / peak * used / 3600 * per_hour

# %% wrong: whole hours -> "4.48", "6.0"
# every hour that was begun
import math


def training_dollars(parameters, tokens, passes, runs, peak, used, per_hour):
    """training_dollars(1e9, 6e5, 1, 1, 1e12, 0.5, 2.0) is 4.0: two hours at two dollars."""
    hours = math.ceil(6 * parameters * tokens * passes * runs / (peak * used) / 3600)
    return hours * per_hour

# %% wrong: rounded to dollars -> "4.48"
# whole dollars
def training_dollars(parameters, tokens, passes, runs, peak, used, per_hour):
    """training_dollars(1e9, 6e5, 1, 1, 1e12, 0.5, 2.0) is 4.0: two hours at two dollars."""
    return round(6 * parameters * tokens * passes * runs / (peak * used) / 3600 * per_hour)

# %% wrong: one pass -> "48.0", "16.0"
# leaves the passes out
def training_dollars(parameters, tokens, passes, runs, peak, used, per_hour):
    """training_dollars(1e9, 6e5, 1, 1, 1e12, 0.5, 2.0) is 4.0: two hours at two dollars."""
    return 6 * parameters * tokens * runs / (peak * used) / 3600 * per_hour

# %% wrong: hours only -> "4.0", "2.0"
# the hours and not the dollars
def training_dollars(parameters, tokens, passes, runs, peak, used, per_hour):
    """training_dollars(1e9, 6e5, 1, 1, 1e12, 0.5, 2.0) is 4.0: two hours at two dollars."""
    return 6 * parameters * tokens * passes * runs / (peak * used) / 3600

# %% wrong: sixty seconds -> "4.0", "240.0"
# an hour of sixty seconds
def training_dollars(parameters, tokens, passes, runs, peak, used, per_hour):
    """training_dollars(1e9, 6e5, 1, 1, 1e12, 0.5, 2.0) is 4.0: two hours at two dollars."""
    return 6 * parameters * tokens * passes * runs / (peak * used) / 60 * per_hour

# %% wrong: three for training -> "4.0", "2.0"
# three FLOPs for each parameter and token
def training_dollars(parameters, tokens, passes, runs, peak, used, per_hour):
    """training_dollars(1e9, 6e5, 1, 1, 1e12, 0.5, 2.0) is 4.0: two hours at two dollars."""
    return 3 * parameters * tokens * passes * runs / (peak * used) / 3600 * per_hour

# %% wrong: the chapter's price -> "80.0", "200.0"
# two dollars for every hour
def training_dollars(parameters, tokens, passes, runs, peak, used, per_hour):
    """training_dollars(1e9, 6e5, 1, 1, 1e12, 0.5, 2.0) is 4.0: two hours at two dollars."""
    return 6 * parameters * tokens * passes * runs / (peak * used) / 3600 * 2.0

# %% wrong: divided by the price -> "4.0", "1.0"
# hours divided by the price of an hour
def training_dollars(parameters, tokens, passes, runs, peak, used, per_hour):
    """training_dollars(1e9, 6e5, 1, 1, 1e12, 0.5, 2.0) is 4.0: two hours at two dollars."""
    return 6 * parameters * tokens * passes * runs / (peak * used) / 3600 / per_hour

# %% wrong: powers -> "48.0"
# passes to the power of runs
def training_dollars(parameters, tokens, passes, runs, peak, used, per_hour):
    """training_dollars(1e9, 6e5, 1, 1, 1e12, 0.5, 2.0) is 4.0: two hours at two dollars."""
    return 6 * parameters * tokens * passes**runs / (peak * used) / 3600 * per_hour

# %% wrong: printed -> "returned nothing", "it printed"
# the dollars are printed
def training_dollars(parameters, tokens, passes, runs, peak, used, per_hour):
    """training_dollars(1e9, 6e5, 1, 1, 1e12, 0.5, 2.0) is 4.0: two hours at two dollars."""
    flops = 6 * parameters * tokens * passes * runs
    print(flops / (peak * used) / 3600 * per_hour)

# %% wrong: not touched -> "three dots"
# not touched
def training_dollars(parameters, tokens, passes, runs, peak, used, per_hour):
    """training_dollars(1e9, 6e5, 1, 1, 1e12, 0.5, 2.0) is 4.0: two hours at two dollars."""
    ...

# %% wrong: seconds multiplied -> "4.0"
# divides by the peak and multiplies by the hour's seconds
def training_dollars(parameters, tokens, passes, runs, peak, used, per_hour):
    """training_dollars(1e9, 6e5, 1, 1, 1e12, 0.5, 2.0) is 4.0: two hours at two dollars."""
    return 6 * parameters * tokens * passes * runs / peak * used * 3600 * per_hour

# %% right: loop over factors
# multiplied one after the other, then divided one after the other
def training_dollars(parameters, tokens, passes, runs, peak, used, per_hour):
    """training_dollars(1e9, 6e5, 1, 1, 1e12, 0.5, 2.0) is 4.0: two hours at two dollars."""
    dollars = np.array(6.0)
    for factor in (parameters, tokens, passes, runs, per_hour):
        dollars = dollars * factor
    for divisor in (peak, used, 3600):
        dollars = dollars / divisor
    return dollars

# %% wrong: whole seconds -> "16.85"
# the seconds are rounded to thousands
def training_dollars(parameters, tokens, passes, runs, peak, used, per_hour):
    """training_dollars(1e9, 6e5, 1, 1, 1e12, 0.5, 2.0) is 4.0: two hours at two dollars."""
    seconds = 6 * parameters * tokens * passes * runs / (peak * used)
    return round(seconds / 36) * 36 / 3600 * per_hour

# %% wrong: cents -> "4.0", "400.0"
# in cents
def training_dollars(parameters, tokens, passes, runs, peak, used, per_hour):
    """training_dollars(1e9, 6e5, 1, 1, 1e12, 0.5, 2.0) is 4.0: two hours at two dollars."""
    return 6 * parameters * tokens * passes * runs / (peak * used) / 3600 * per_hour * 100
