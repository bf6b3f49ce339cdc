# %% inputs
"""Customers by name or by number, with one mail or several; the first ones are nobody in the test, and everybody."""

import numpy as np


def inputs(draw):
    rng = np.random.default_rng(draw)
    numbers = rng.integers(0, 9, size=rng.integers(1, 20)).tolist()
    customers = numbers if draw % 2 else [f"customer {number}" for number in numbers]
    share = float(draw) if draw < 2 else round(float(rng.uniform()), 2)
    return customers, share, int(rng.integers(1000))

# %% right: arrays
# numpy arrays all the way
def split_by_customer(customers, share, seed):
    names, which = np.unique(np.asarray(customers), return_inverse=True)
    chosen = np.random.default_rng(seed).permutation(len(names))[: round(share * len(names))]
    in_test = np.isin(which, chosen)
    return np.flatnonzero(~in_test), np.flatnonzero(in_test)

# %% right: choice
# draws without replacement
def split_by_customer(customers, share, seed):
    names = sorted(set(customers))
    chosen = np.random.default_rng(seed).choice(names, round(share * len(names)), replace=False)
    in_test = np.isin(customers, chosen)
    return [np.flatnonzero(~in_test).tolist(), np.flatnonzero(in_test).tolist()]

# %% right: from the end
# takes the last ones of the shuffled names
def split_by_customer(customers, share, seed):
    names = np.random.default_rng(seed).permutation(sorted(set(customers)))
    stay = set(names[: len(names) - round(share * len(names))])
    train = [row for row, name in enumerate(customers) if name in stay]
    return train, [row for row, name in enumerate(customers) if name not in stay]

# %% right: lists
# two lists by comprehension
def split_by_customer(customers, share, seed):
    names = sorted(set(customers))
    drawn = set(np.random.default_rng(seed).permutation(names)[: round(share * len(names))].tolist())
    test = [row for row in range(len(customers)) if customers[row] in drawn]
    return [row for row in range(len(customers)) if row not in test], test

# %% right: loop
# a loop with two lists
def split_by_customer(customers, share, seed):
    names = sorted(set(customers))
    order = np.random.default_rng(seed).permutation(len(names))
    test_names = [names[place] for place in order[: round(len(names) * share)]]
    first, second = [], []
    for row, name in enumerate(customers):
        if name in test_names:
            second.append(row)
        else:
            first.append(row)
    return first, second

# %% right: standard library
# the random module
def split_by_customer(customers, share, seed):
    import random

    names = sorted(set(customers))
    random.Random(seed).shuffle(names)
    count = round(share * len(names))
    chosen = names[:count]
    rows = range(len(customers))
    return [r for r in rows if customers[r] not in chosen], [r for r in rows if customers[r] in chosen]

# %% wrong: at random
# uses the library, at random
def split_by_customer(customers, share, seed):
    return splits.at_random(customers, test_share=share, seed=seed)

# %% wrong: cut in the middle
# cuts the list at a share, without a draw
def split_by_customer(customers, share, seed):
    cut = len(customers) - round(share * len(customers))
    return list(range(cut)), list(range(cut, len(customers)))

# %% wrong: first mail only
# moves only the first mail of each customer
def split_by_customer(customers, share, seed):
    names = sorted(set(customers))
    chosen = np.random.default_rng(seed).permutation(names)[: round(share * len(names))].tolist()
    test = [list(customers).index(name) for name in chosen]
    return [row for row in range(len(customers)) if row not in test], test

# %% wrong: fixed seed
# a seed of its own
def split_by_customer(customers, share, seed):
    names = sorted(set(customers))
    chosen = set(np.random.default_rng(0).permutation(names)[: round(share * len(names))])
    train = [row for row, name in enumerate(customers) if name not in chosen]
    return train, [row for row, name in enumerate(customers) if name in chosen]

# %% wrong: mails drawn
# draws mails instead of customers
def split_by_customer(customers, share, seed):
    order = np.random.default_rng(seed).permutation(len(customers))
    count = round(share * len(customers))
    return sorted(order[count:].tolist()), sorted(order[:count].tolist())

# %% wrong: names returned
# gives names instead of rows
def split_by_customer(customers, share, seed):
    names = sorted(set(customers))
    shuffled = np.random.default_rng(seed).permutation(names).tolist()
    count = round(share * len(names))
    return shuffled[count:], shuffled[:count]

# %% wrong: names shuffled with repeats
# forgets to list each customer once
def split_by_customer(customers, share, seed):
    names = list(customers)
    chosen = set(np.random.default_rng(seed).permutation(names)[: round(share * len(names))])
    train = [row for row, name in enumerate(customers) if name not in chosen]
    return train, [row for row, name in enumerate(customers) if name in chosen]

# %% wrong: no seed
# another draw each time
def split_by_customer(customers, share, seed):
    names = sorted(set(customers))
    chosen = set(np.random.default_rng().permutation(names)[: round(share * len(names))])
    train = [row for row, name in enumerate(customers) if name not in chosen]
    return train, [row for row, name in enumerate(customers) if name in chosen]

# %% wrong: no shuffle
# the first names in the alphabet, whatever the seed
def split_by_customer(customers, share, seed):
    names = sorted(set(customers))
    chosen = set(names[: round(share * len(names))])
    train = [row for row, name in enumerate(customers) if name not in chosen]
    return train, [row for row, name in enumerate(customers) if name in chosen]

# %% wrong: not touched
# left as it was
def split_by_customer(customers, share, seed):
    """Row numbers of training and of test."""
    ...

# %% wrong: only the test
# one list instead of two
def split_by_customer(customers, share, seed):
    names = sorted(set(customers))
    chosen = set(np.random.default_rng(seed).permutation(names)[: round(share * len(names))])
    return [row for row, name in enumerate(customers) if name in chosen]

# %% wrong: rounds down
# rounds down
def split_by_customer(customers, share, seed):
    names = sorted(set(customers))
    chosen = set(np.random.default_rng(seed).permutation(names)[: int(share * len(names))])
    train = [row for row, name in enumerate(customers) if name not in chosen]
    return train, [row for row, name in enumerate(customers) if name in chosen]

# %% wrong: share of mails
# counts mails for the share
def split_by_customer(customers, share, seed):
    names = sorted(set(customers))
    chosen = set(np.random.default_rng(seed).permutation(names)[: round(share * len(customers))])
    train = [row for row, name in enumerate(customers) if name not in chosen]
    return train, [row for row, name in enumerate(customers) if name in chosen]

# %% wrong: swapped
# test first, training second
def split_by_customer(customers, share, seed):
    names = sorted(set(customers))
    chosen = set(np.random.default_rng(seed).permutation(names)[: round(share * len(names))])
    train = [row for row, name in enumerate(customers) if name not in chosen]
    test = [row for row, name in enumerate(customers) if name in chosen]
    return test, train

# %% wrong: test kept in training
# leaves the test rows in training
def split_by_customer(customers, share, seed):
    names = sorted(set(customers))
    chosen = set(np.random.default_rng(seed).permutation(names)[: round(share * len(names))])
    return list(range(len(customers))), [row for row, name in enumerate(customers) if name in chosen]
