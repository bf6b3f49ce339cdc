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

# %% wrong: brackets
# forgets the brackets
def scaled(train, test):
    mean, spread = train.mean(), train.std()
    return train - mean / spread, test - mean / spread

# %% wrong: each its own
# each part on a scale of its own
def scaled(train, test):
    return (train - train.mean()) / train.std(), (test - test.mean()) / test.std()

# %% wrong: half spread
# the spread of a sample
def scaled(train, test):
    mean, spread = train.mean(), train.std(ddof=1)
    return (train - mean) / spread, (test - mean) / spread

# %% wrong: in place
# changes the arrays that were handed in
def scaled(train, test):
    mean, spread = train.mean(), train.std()
    train -= mean
    train /= spread
    return train, (test - mean) / spread

# %% wrong: mean of all
# the spread of training, the mean of everything
def scaled(train, test):
    everything = np.concatenate([train, test])
    mean, spread = everything.mean(), train.std()
    return (train - mean) / spread, (test - mean) / spread

# %% wrong: min max
# another kind of scale
def scaled(train, test):
    low, high = train.min(), train.max()
    return (train - low) / (high - low), (test - low) / (high - low)

# %% wrong: no spread
# forgets the spread
def scaled(train, test):
    return train - train.mean(), test - train.mean()

# %% wrong: not touched
# left as it was
def scaled(train, test):
    ...  # delete this line when you have repaired the scale
    everything = np.concatenate([train, test])
    mean, spread = everything.mean(), everything.std()
    return (train - mean) / spread, (test - mean) / spread

# %% wrong: only the dots
# deletes the dots and nothing else
def scaled(train, test):
    everything = np.concatenate([train, test])
    mean, spread = everything.mean(), everything.std()
    return (train - mean) / spread, (test - mean) / spread

# %% wrong: order swapped
# test first
def scaled(train, test):
    mean, spread = train.mean(), train.std()
    return (test - mean) / spread, (train - mean) / spread

# %% wrong: spread of all
# the mean of training, the spread of everything
def scaled(train, test):
    everything = np.concatenate([train, test])
    mean, spread = train.mean(), everything.std()
    return (train - mean) / spread, (test - mean) / spread

# %% wrong: test left raw
# converts training only
def scaled(train, test):
    mean, spread = train.mean(), train.std()
    return (train - mean) / spread, test

# %% wrong: test scale
# the scale of the test
def scaled(train, test):
    mean, spread = test.mean(), test.std()
    return (train - mean) / spread, (test - mean) / spread

# %% wrong: variance
# the square of the spread
def scaled(train, test):
    mean, spread = train.mean(), train.var()
    return (train - mean) / spread, (test - mean) / spread
