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

# %% wrong: inference
# takes two FLOPs, as inference needs
def training_dollars(parameters, tokens, passes, runs, peak, used, per_hour):
    flops = 2 * parameters * tokens * passes * runs
    return flops / (peak * used) / 3600 * per_hour

# %% wrong: one run
# leaves the runs out
def training_dollars(parameters, tokens, passes, runs, peak, used, per_hour):
    flops = 6 * parameters * tokens * passes
    return flops / (peak * used) / 3600 * per_hour

# %% wrong: passes added
# adds passes and runs instead of multiplying
def training_dollars(parameters, tokens, passes, runs, peak, used, per_hour):
    flops = 6 * parameters * tokens * (passes + runs - 1)
    return flops / (peak * used) / 3600 * per_hour

# %% wrong: seconds paid
# pays the hour's price for each second
def training_dollars(parameters, tokens, passes, runs, peak, used, per_hour):
    return 6 * parameters * tokens * passes * runs / (peak * used) * per_hour

# %% wrong: whole peak
# takes the machine to reach its peak
def training_dollars(parameters, tokens, passes, runs, peak, used, per_hour):
    flops = 6 * parameters * tokens * passes * runs
    return flops / peak / 3600 * per_hour
