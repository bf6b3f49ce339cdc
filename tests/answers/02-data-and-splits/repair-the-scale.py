# %% inputs
"""Training rows that differ, and a test of any length."""

import numpy as np


def inputs(draw):
    rng = np.random.default_rng(draw)
    train = rng.integers(-9, 10, size=rng.integers(2, 8)).astype(float)
    train[0] = train[1] + 1.0
    return train, rng.integers(-50, 50, size=rng.integers(1, 5)).astype(float)

# %% right: by formula
# the spread by its formula
def scaled(train, test):
    mean = sum(train) / len(train)
    spread = (sum((train - mean) ** 2) / len(train)) ** 0.5
    return [(train - mean) / spread, (test - mean) / spread]

# %% right: helper
# a function for both parts
def scaled(train, test):
    def convert(numbers):
        return (numbers - np.mean(train)) / np.std(train)

    return convert(train), convert(test)

# %% right: loop
# one number at a time
def scaled(train, test):
    parts = []
    for part in (train, test):
        parts.append(np.array([(number - train.mean()) / train.std() for number in part]))
    return tuple(parts)

# %% right: renamed
# only the wrong line changed
def scaled(train, test):
    everything = train
    mean, spread = everything.mean(), everything.std()
    return (train - mean) / spread, (test - mean) / spread

# %% right: training alone
# mean and spread of training
def scaled(train, test):
    mean, spread = train.mean(), train.std()
    return (train - mean) / spread, (test - mean) / spread

# %% wrong: brackets -> "0, 2 and 4", "-1.22"
# forgets the brackets
def scaled(train, test):
    mean, spread = train.mean(), train.std()
    return train - mean / spread, test - mean / spread

# %% wrong: each its own -> "mean 2 of the training rows"
# each part on a scale of its own
def scaled(train, test):
    return (train - train.mean()) / train.std(), (test - test.mean()) / test.std()

# %% wrong: half spread -> "-0.707", "spread 1"
# the spread of a sample
def scaled(train, test):
    mean, spread = train.mean(), train.std(ddof=1)
    return (train - mean) / spread, (test - mean) / spread

# %% wrong: in place -> "[[-1.0, 1.0], [4.0, 2.0]]", "same after the call"
# changes the arrays that were handed in
def scaled(train, test):
    mean, spread = train.mean(), train.std()
    train -= mean
    train /= spread
    return train, (test - mean) / spread

# %% wrong: mean of all -> "-1.5", "Which rows"
# the spread of training, the mean of everything
def scaled(train, test):
    everything = np.concatenate([train, test])
    mean, spread = everything.mean(), train.std()
    return (train - mean) / spread, (test - mean) / spread

# %% wrong: min max -> "mean 2 and spread 1"
# another kind of scale
def scaled(train, test):
    low, high = train.min(), train.max()
    return (train - low) / (high - low), (test - low) / (high - low)

# %% wrong: no spread -> "-1.22", "0, 2 and 4"
# forgets the spread
def scaled(train, test):
    return train - train.mean(), test - train.mean()

# %% wrong: not touched -> "Which rows"
# left as it was
def scaled(train, test):
    ...  # delete this line when you have repaired the scale
    everything = np.concatenate([train, test])
    mean, spread = everything.mean(), everything.std()
    return (train - mean) / spread, (test - mean) / spread

# %% wrong: only the dots -> "-1.34", "Which rows"
# deletes the dots and nothing else
def scaled(train, test):
    everything = np.concatenate([train, test])
    mean, spread = everything.mean(), everything.std()
    return (train - mean) / spread, (test - mean) / spread

# %% wrong: order swapped -> "[2.0, 0.0], [-1.0, 1.0]", "training rows 1 and 3"
# test first
def scaled(train, test):
    mean, spread = train.mean(), train.std()
    return (test - mean) / spread, (train - mean) / spread

# %% wrong: spread of all -> "Which rows"
# the mean of training, the spread of everything
def scaled(train, test):
    everything = np.concatenate([train, test])
    mean, spread = train.mean(), everything.std()
    return (train - mean) / spread, (test - mean) / spread

# %% wrong: test left raw -> "test rows 4 and 2", "mean 2 of the training rows"
# converts training only
def scaled(train, test):
    mean, spread = train.mean(), train.std()
    return (train - mean) / spread, test

# %% wrong: test scale -> "Which rows"
# the scale of the test
def scaled(train, test):
    mean, spread = test.mean(), test.std()
    return (train - mean) / spread, (test - mean) / spread

# %% wrong: variance -> "0, 2 and 4", "-0.75"
# the square of the spread
def scaled(train, test):
    mean, spread = train.mean(), train.var()
    return (train - mean) / spread, (test - mean) / spread

# %% right: z-scores as lists
# lists of numbers instead of arrays
def scaled(train, test):
    mean = float(np.mean(train))
    spread = float(np.std(train))
    return [(x - mean) / spread for x in train], [(x - mean) / spread for x in test]

# %% right: statistics module
# pstdev is the spread of these rows
def scaled(train, test):
    import statistics

    mean = statistics.fmean(train.tolist())
    spread = statistics.pstdev(train.tolist())
    return np.subtract(train, mean) / spread, np.subtract(test, mean) / spread

# %% right: jax
# jax arrays
def scaled(train, test):
    import jax.numpy as jnp

    mean, spread = jnp.mean(train), jnp.std(train)
    return (jnp.asarray(train) - mean) / spread, (jnp.asarray(test) - mean) / spread

# %% right: copies
# works in place, on copies
def scaled(train, test):
    train, test = train.copy(), test.copy()
    mean, spread = train.mean(), train.std()
    for part in (train, test):
        part -= mean
        part /= spread
    return train, test

# %% wrong: rounded -> "-1.22"
# rounds to two digits
def scaled(train, test):
    mean, spread = train.mean(), train.std()
    return np.round((train - mean) / spread, 2), np.round((test - mean) / spread, 2)

# %% wrong: one array -> "two arrays"
# one array instead of two
def scaled(train, test):
    mean, spread = train.mean(), train.std()
    return np.concatenate([(train - mean) / spread, (test - mean) / spread])

# %% wrong: test only -> "two arrays"
# returns the test alone
def scaled(train, test):
    mean, spread = train.mean(), train.std()
    return (test - mean) / spread

# %% wrong: median -> "0, 2 and 4"
# the distance from the median, in half the range
def scaled(train, test):
    middle, spread = np.median(train), (train.max() - train.min()) / 2
    return (train - middle) / spread, (test - middle) / spread

# %% wrong: test changed in place -> "same after the call"
# changes the test that is passed in
def scaled(train, test):
    mean, spread = train.mean(), train.std()
    test -= mean
    test /= spread
    return (train - mean) / spread, test

# %% wrong: prints -> "returned nothing"
# prints both parts
def scaled(train, test):
    mean, spread = train.mean(), train.std()
    print((train - mean) / spread, (test - mean) / spread)

# %% right: a small scaler class
# fit on training, transform both
class Scaler:
    def __init__(self, rows):
        self.mean, self.spread = np.mean(rows), np.std(rows)

    def __call__(self, rows):
        return np.divide(np.subtract(rows, self.mean), self.spread)


def scaled(train, test):
    return tuple(map(Scaler(train), (train, test)))

# %% wrong: only the training part is scaled -> "test"
# returns the test part as it came
def scaled(train, test):
    return (train - train.mean()) / train.std(), test
