# %% inputs
"""Places, slopes, rates and numbers of steps; the first ones are no step, a flat valley and its bottom."""

import numpy as np


def inputs(draw):
    rng = np.random.default_rng(draw)
    bottom, curve, tilt = (round(number, 2) for number in rng.uniform(-2, 2, 3))
    weights = rng.uniform(-5, 5, rng.integers(1, 4)) if draw % 2 else float(rng.uniform(-5, 5))
    steps = int(rng.integers(0, 8))
    if draw < 4:
        steps, weights = draw // 2, bottom  # no step or one, from the bottom of the valley
    if draw in (4, 5):
        curve = tilt = 0.0  # flat: the slope is 0 everywhere
    return weights, lambda place: curve * (place - bottom) + tilt * np.sin(place), float(rng.uniform(0.01, 0.5)), steps

# %% right: handed on
# one more line hands the new place on to the next round
def descend(weights, slope, rate, steps):
    """Walk downhill `steps` times from `weights` and return where you end."""
    for _ in range(steps):
        new_weights = weights - rate * slope(weights)
        weights = new_weights
    return weights

# %% right: minus equals
# the short form, -=
def descend(weights, slope, rate, steps):
    """Walk downhill `steps` times from `weights` and return where you end."""
    for _ in range(steps):
        weights -= rate * slope(weights)
    return weights

# %% right: new first
# both names begin at the start, and the new one is followed
def descend(weights, slope, rate, steps):
    """Walk downhill `steps` times from `weights` and return where you end."""
    new_weights = weights
    for _ in range(steps):
        new_weights = new_weights - rate * slope(new_weights)
    return new_weights

# %% right: path
# keeps the whole path and returns its end
def descend(weights, slope, rate, steps):
    path = [weights]
    for _ in range(steps):
        path.append(path[-1] - rate * slope(path[-1]))
    return path[-1]

# %% right: recursion
# a function that calls itself
def descend(weights, slope, rate, steps):
    if steps == 0:
        return weights
    return descend(weights - rate * slope(weights), slope, rate, steps - 1)

# %% right: same name
# the new place is stored under the name that the next round reads
def descend(weights, slope, rate, steps):
    """Walk downhill `steps` times from `weights` and return where you end."""
    for _ in range(steps):
        weights = weights - rate * slope(weights)
    return weights

# %% right: while loop
# a while loop that counts down
def descend(weights, slope, rate, steps):
    while steps > 0:
        direction = -slope(weights)
        weights = weights + rate * direction
        steps = steps - 1
    return weights

# %% wrong: fixed rate -> "end at 0.8", "0.4"
# the rate of the cell above is written into the line
def descend(weights, slope, rate, steps):
    for _ in range(steps):
        weights = weights - 0.3 * slope(weights)
    return weights

# %% wrong: fixed steps -> "end at 0.8", "rate times the slope"
# sixty steps, as in the cell above, whatever was asked for
def descend(weights, slope, rate, steps):
    for _ in range(60):
        weights = weights - rate * slope(weights)
    return weights

# %% wrong: no rate -> "end at 0.8", "-1.0"
# the rate is forgotten: the slope is taken for the step
def descend(weights, slope, rate, steps):
    for _ in range(steps):
        weights = weights - slope(weights)
    return weights

# %% wrong: not touched -> "three dots"
# not touched at all
def descend(weights, slope, rate, steps):
    """Walk downhill `steps` times from `weights` and return where you end."""
    ...  # delete this line when you have repaired the loop
    for _ in range(steps):
        new_weights = weights - rate * slope(weights)
    return weights

# %% wrong: one step less -> "end at 0.8", "returned 1.0"
# counts from one and so takes one step less
def descend(weights, slope, rate, steps):
    for step in range(1, steps):
        weights = weights - rate * slope(weights)
    return weights

# %% wrong: only dots deleted -> "end at 0.8", "returned 1.0"
# only the dots are deleted: the step is still computed and never stored
def descend(weights, slope, rate, steps):
    """Walk downhill `steps` times from `weights` and return where you end."""
    for _ in range(steps):
        new_weights = weights - rate * slope(weights)
    return weights

# %% wrong: only the step -> "end at 0.8", "0.2"
# the step takes the place of the weights: the difference is taken for the new place
def descend(weights, slope, rate, steps):
    for _ in range(steps):
        weights = rate * slope(weights)
    return weights

# %% wrong: printed -> "returned nothing", "0.8"
# prints the end instead of returning it
def descend(weights, slope, rate, steps):
    for _ in range(steps):
        weights = weights - rate * slope(weights)
    print(weights)

# %% wrong: return inside -> "one path", "steps = 0"
# the return stands inside the loop: one step, then the end
def descend(weights, slope, rate, steps):
    for _ in range(steps):
        weights = weights - rate * slope(weights)
        return weights

# %% wrong: returns new weights safely -> "0.64", "start from the new weights"
# as before, without the error for no steps: still every round starts from the old place
def descend(weights, slope, rate, steps):
    new_weights = weights
    for _ in range(steps):
        new_weights = weights - rate * slope(weights)
    return new_weights

# %% wrong: returns new weights -> "return new_weights", "steps = 0"
# returns the new place, but every round starts from the old one: only the last line is thought to matter
def descend(weights, slope, rate, steps):
    """Walk downhill `steps` times from `weights` and return where you end."""
    for _ in range(steps):
        new_weights = weights - rate * slope(weights)
    return new_weights

# %% wrong: sign of the slope -> "end at 0.8", "0.9"
# every step has the same length: only the direction of the slope is used
def descend(weights, slope, rate, steps):
    for _ in range(steps):
        weights = weights - rate * np.sign(slope(weights))
    return weights

# %% wrong: slope once -> "0.64", "0.600"
# the slope is asked for once: it is thought to be the same everywhere
def descend(weights, slope, rate, steps):
    direction = slope(weights)
    for _ in range(steps):
        weights = weights - rate * direction
    return weights

# %% wrong: uphill -> "end at 0.8", "downhill", "1.2"
# goes with the slope: the slope is thought to point downhill
def descend(weights, slope, rate, steps):
    for _ in range(steps):
        weights = weights + rate * slope(weights)
    return weights

# %% wrong: weights as numbers -> "float(weights", "whole array"
# float() keeps the loop from taking two weights at once
def descend(weights, slope, rate, steps):
    for _ in range(steps):
        weights = float(weights - rate * slope(weights))
    return weights

# %% right: reduce
# functools.reduce over the steps
def descend(weights, slope, rate, steps):
    from functools import reduce

    return reduce(lambda place, _: place - rate * slope(place), range(steps), weights)

# %% right: jax array
# jax.numpy, so a jax number or array comes back
def descend(weights, slope, rate, steps):
    place = jax.numpy.asarray(weights)
    for _ in range(steps):
        place = place - rate * slope(place)
    return place

# %% right: copy and in place
# changes its own copy
def descend(weights, slope, rate, steps):
    place = np.array(weights, dtype=float)
    for _ in range(steps):
        place -= rate * slope(place)
    return place

# %% wrong: one step more -> "end at 0.8", "0.64"
# counts the zero too
def descend(weights, slope, rate, steps):
    for _ in range(steps + 1):
        weights = weights - rate * slope(weights)
    return weights

# %% wrong: all steps at once -> "0.64"
# one long step instead of many
def descend(weights, slope, rate, steps):
    return weights - steps * rate * slope(weights)

# %% wrong: returns the path -> "one number", "0.8"
# the whole path instead of its end
def descend(weights, slope, rate, steps):
    path = [weights]
    for _ in range(steps):
        path.append(path[-1] - rate * slope(path[-1]))
    return path

# %% right: fold with reduce
# folds the steps with functools.reduce
from functools import reduce


def descend(weights, slope, rate, steps):
    return reduce(lambda here, _: here - rate * slope(here), range(steps), weights)

# %% right: last of an accumulate
# lists all places with itertools.accumulate and keeps the last in a deque
from collections import deque
from itertools import accumulate


def descend(weights, slope, rate, steps):
    places = accumulate(range(steps), lambda here, _: here - rate * slope(here), initial=weights)
    return deque(places, maxlen=1).pop()

# %% wrong: one round short -> "steps"
# counts the rounds from 1, so one is missing
def descend(weights, slope, rate, steps):
    for _ in range(1, steps):
        weights = weights - rate * slope(weights)
    return weights

# %% wrong: gives up on small steps -> "steps"
# stops when a step is small
def descend(weights, slope, rate, steps):
    for _ in range(steps):
        change = rate * slope(weights)
        if np.max(np.abs(change)) < 0.05:
            break
        weights = weights - change
    return weights
