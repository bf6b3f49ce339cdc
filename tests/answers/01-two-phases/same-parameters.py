# %% inputs
"""Two sets of parameters with equal keys and shapes, half of them equal; the first are empty, some differ by a hair."""

import copy

import numpy as np


def inputs(draw):
    rng = np.random.default_rng(draw)
    keys = list(rng.permutation(["bias", "weights", "zoom", "scale"])[: rng.integers(1, 5)])
    before = {str(key): rng.normal(size=rng.integers(1, 4, size=rng.integers(0, 3))) for key in keys}
    after = copy.deepcopy(before)
    if draw == 0:
        return {}, {}
    if draw == 1:
        return {"empty": np.zeros(0)}, {"empty": np.zeros(0)}
    if draw % 2:
        changed = after[str(rng.choice(keys))]
        changed[...] += rng.choice([1.0, -0.5, 1e-3, 1e-12], size=changed.shape) * (rng.random(changed.shape) < 0.7)
    return before, after

# %% right: all array equal
# all over array_equal, as in the hint
def same_parameters(before, after):
    return all(np.array_equal(before[key], after[key]) for key in before)

# %% right: biggest difference
# the biggest difference of all is exactly 0
def same_parameters(before, after):
    biggest = max(np.abs(before[key] - after[key]).max() for key in before)
    return biggest == 0

# %% right: counts differences
# counts the numbers that differ
def same_parameters(before, after):
    different = 0
    for key, array in before.items():
        different += np.sum(array != after[key])
    return different == 0

# %% right: fingerprint
# the fingerprint from above
def same_parameters(before, after):
    return fingerprint(before) == fingerprint(after)

# %% right: hashing
# a fingerprint of one's own, from the bytes
import hashlib


def same_parameters(before, after):
    def digest(parameters):
        code = hashlib.sha256()
        for key in sorted(parameters):
            code.update(parameters[key].tobytes())
        return code.hexdigest()

    return digest(before) == digest(after)

# %% right: jax arrays
# jax compares, bool makes a plain truth of it
def same_parameters(before, after):
    return bool(jax.numpy.all(jax.numpy.array([jax.numpy.array_equal(before[k], after[k]) for k in before])))

# %% right: jax tree
# jax's own way through a tree
def same_parameters(before, after):
    return jax.tree.all(jax.tree.map(np.array_equal, before, after))

# %% right: loop
# a loop that leaves at the first difference
def same_parameters(before, after):
    for key in before:
        if not (before[key] == after[key]).all():
            return False
    return True

# %% right: plain lists
# plain Python lists can be compared with ==
def same_parameters(before, after):
    return {key: array.tolist() for key, array in before.items()} == {key: after[key].tolist() for key in after}

# %% wrong: allclose -> "1e-30", "without a tolerance"
# allclose: nearly equal is taken for equal
def same_parameters(before, after):
    return all(np.allclose(before[key], after[key]) for key in before)

# %% wrong: an array of truths -> "one truth value", ".all()"
# gives one truth for each number
def same_parameters(before, after):
    return np.concatenate([(before[key] == after[key]).ravel() for key in before])

# %% wrong: any -> "changed by 0.001", "returned True"
# any for all: one equal array is thought to be enough
def same_parameters(before, after):
    return any(np.array_equal(before[key], after[key]) for key in before)

# %% wrong: as text -> "3,000", "`print`"
# compares what print shows: long arrays are printed with a gap in the middle
def same_parameters(before, after):
    return str(before) == str(after)

# %% wrong: dictionaries -> "return before == after", "stopped with an error"
# == on the dictionaries: raises, because a comparison of arrays is no single truth
def same_parameters(before, after):
    return before == after

# %% wrong: first only -> "zoom", "every array"
# returns in the first round: only the first array is compared
def same_parameters(before, after):
    for key in before:
        return np.array_equal(before[key], after[key])

# %% wrong: identity -> "exact copy", "returned False"
# is: the same place in memory is taken for the same numbers
def same_parameters(before, after):
    return before is after

# %% wrong: keys -> "changed by 0.001", "returned True"
# compares the names, not the numbers
def same_parameters(before, after):
    return before.keys() == after.keys()

# %% wrong: last only -> "bias", "every array"
# overwrites its finding in every round: only the last array counts
def same_parameters(before, after):
    for key in before:
        same = np.array_equal(before[key], after[key])
    return same

# %% wrong: magnitudes -> "1 to -1", "returned True"
# compares sizes without their signs
def same_parameters(before, after):
    return all(np.array_equal(np.abs(before[key]), np.abs(after[key])) for key in before)

# %% wrong: many truths -> "one truth value", "[True, True, True]"
# gives one truth for each array
def same_parameters(before, after):
    return [np.array_equal(before[key], after[key]) for key in before]

# %% wrong: not touched -> "three dots"
# not touched: the three dots are still there
def same_parameters(before, after):
    """True when no number differs: same_parameters({"w": [1.0]}, {"w": [1.5]}) is False."""
    ...

# %% wrong: opposite -> "exact copy", "returned False"
# answers whether something changed: the opposite question
def same_parameters(before, after):
    return any(not np.array_equal(before[key], after[key]) for key in before)

# %% wrong: printed -> "returned nothing", "printed True"
# prints the answer instead of returning it
def same_parameters(before, after):
    print(all(np.array_equal(before[key], after[key]) for key in before))

# %% wrong: rounded -> "changed by 0.001", "exactly"
# rounds first, as the tables above do
def same_parameters(before, after):
    return all(np.array_equal(np.round(before[key], 2), np.round(after[key], 2)) for key in before)

# %% wrong: shapes -> "changed by 0.001", "returned True"
# compares the shapes, not the numbers
def same_parameters(before, after):
    return all(before[key].shape == after[key].shape for key in before)

# %% wrong: sorted -> "changed places", "counterpart"
# sorts first: the same numbers in another order
def same_parameters(before, after):
    return all(np.array_equal(np.sort(before[key].ravel()), np.sort(after[key].ravel())) for key in before)

# %% wrong: sum of squares -> "changed places", "sums"
# compares lengths: two numbers can change places
def same_parameters(before, after):
    return all((before[key] ** 2).sum() == (after[key] ** 2).sum() for key in before)

# %% wrong: sums -> "changed places", "sums"
# compares sums: changes can cancel
def same_parameters(before, after):
    return all(before[key].sum() == after[key].sum() for key in before)

# %% wrong: tiny tolerance -> "1e-30", "tolerance"
# a tolerance so small that nobody will notice
def same_parameters(before, after):
    return all(np.all(np.abs(before[key] - after[key]) < 1e-12) for key in before)

# %% wrong: weights only -> "bias", "every array"
# only the weights are thought to be parameters
def same_parameters(before, after):
    return np.array_equal(before["weights"], after["weights"])

# %% wrong: words -> "one truth value", "'True'"
# answers in words
def same_parameters(before, after):
    if all(np.array_equal(before[key], after[key]) for key in before):
        return "True"
    return "False"

# %% right: numpy bool
# np.all gives a truth value of numpy's own
def same_parameters(before, after):
    return np.all([np.all(np.equal(before[key], after[key])) for key in before])

# %% right: number by number
# loops down to the single numbers
def same_parameters(before, after):
    for key in before:
        for one, other in zip(np.ravel(before[key]), np.ravel(after[key])):
            if one != other:
                return False
    return True

# %% right: bytes
# the bytes of equal arrays are equal
def same_parameters(before, after):
    return not [key for key in before if before[key].tobytes() != after[key].tobytes()]

# %% wrong: isclose -> "2,147,483,647", "tolerance"
# math.isclose accepts a difference of a billionth
def same_parameters(before, after):
    import math

    return all(
        math.isclose(one, other) for key in before for one, other in zip(before[key].ravel(), after[key].ravel())
    )

# %% wrong: cast to float32 -> "2,147,483,647", "cast"
# 32 bits have room for about seven digits
def same_parameters(before, after):
    return all(
        np.array_equal(np.asarray(before[key], np.float32), np.asarray(after[key], np.float32)) for key in before
    )

# %% wrong: whole numbers -> "changed by 0.001"
# casts to whole numbers
def same_parameters(before, after):
    return all(np.array_equal(before[key].astype(int), after[key].astype(int)) for key in before)

# %% wrong: always False -> "exact copy", "returned False"
# nothing is ever the same
def same_parameters(before, after):
    return False

# %% wrong: inside out -> "changed by 0.001"
# returns True at the first equal array
def same_parameters(before, after):
    for key in before:
        if np.array_equal(before[key], after[key]):
            return True
    return False

# %% right: counted differences
# counts the numbers that differ, over all keys
def same_parameters(before, after):
    return sum(int(np.count_nonzero(np.asarray(before[key]) != np.asarray(after[key]))) for key in before) == 0

# %% right: chain of numbers
# one long stream of pairs of Python numbers
from itertools import chain


def same_parameters(before, after):
    pairs = chain.from_iterable(zip(np.ravel(before[k]).tolist(), np.ravel(after[k]).tolist()) for k in before)
    return not any(a != b for a, b in pairs)

# %% wrong: equal lengths -> "True"
# compares only the length of each array as a vector
def same_parameters(before, after):
    return all(bool(np.linalg.norm(before[key]) == np.linalg.norm(after[key])) for key in before)

# %% wrong: smaller counts as the same -> "True"
# looks only for numbers that have grown
def same_parameters(before, after):
    for key in before:
        if np.any(after[key] > before[key]):
            return False
    return True

# %% wrong: sorted numbers -> "not sorted numbers"
# sorts each array first
def same_parameters(before, after):
    return all(np.array_equal(np.sort(before[key]), np.sort(after[key])) for key in before)

# %% wrong: return in both branches -> "the last one"
# decides at the first key
def same_parameters(before, after):
    for key in before:
        if np.array_equal(before[key], after[key]):
            return True
        else:
            return False
