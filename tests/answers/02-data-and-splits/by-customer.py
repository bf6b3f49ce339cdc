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

# %% wrong: at random -> "2 of the 5 customers", "Did you draw customers, or emails"
# uses the library, at random
def split_by_customer(customers, share, seed):
    return splits.at_random(customers, test_share=share, seed=seed)

# %% wrong: cut in the middle -> "2 of the 5 customers"
# cuts the list at a share, without a draw
def split_by_customer(customers, share, seed):
    cut = len(customers) - round(share * len(customers))
    return list(range(cut)), list(range(cut, len(customers)))

# %% wrong: first mail only -> "2 of the 5 customers", "all emails"
# moves only the first mail of each customer
def split_by_customer(customers, share, seed):
    names = sorted(set(customers))
    chosen = np.random.default_rng(seed).permutation(names)[: round(share * len(names))].tolist()
    test = [list(customers).index(name) for name in chosen]
    return [row for row in range(len(customers)) if row not in test], test

# %% wrong: fixed seed -> "Seeds 1, 2 and 3", "`seed`"
# a seed of its own
def split_by_customer(customers, share, seed):
    names = sorted(set(customers))
    chosen = set(np.random.default_rng(0).permutation(names)[: round(share * len(names))])
    train = [row for row, name in enumerate(customers) if name not in chosen]
    return train, [row for row, name in enumerate(customers) if name in chosen]

# %% wrong: mails drawn -> "Did you draw customers, or emails"
# draws mails instead of customers
def split_by_customer(customers, share, seed):
    order = np.random.default_rng(seed).permutation(len(customers))
    count = round(share * len(customers))
    return sorted(order[count:].tolist()), sorted(order[:count].tolist())

# %% wrong: names returned -> "row numbers", "'Iris'"
# gives names instead of rows
def split_by_customer(customers, share, seed):
    names = sorted(set(customers))
    shuffled = np.random.default_rng(seed).permutation(names).tolist()
    count = round(share * len(names))
    return shuffled[count:], shuffled[:count]

# %% wrong: names shuffled with repeats -> "2 of the 5 customers"
# forgets to list each customer once
def split_by_customer(customers, share, seed):
    names = list(customers)
    chosen = set(np.random.default_rng(seed).permutation(names)[: round(share * len(names))])
    train = [row for row, name in enumerate(customers) if name not in chosen]
    return train, [row for row, name in enumerate(customers) if name in chosen]

# %% wrong: no seed -> "seed 1", "different ones"
# another draw each time
def split_by_customer(customers, share, seed):
    names = sorted(set(customers))
    chosen = set(np.random.default_rng().permutation(names)[: round(share * len(names))])
    train = [row for row, name in enumerate(customers) if name not in chosen]
    return train, [row for row, name in enumerate(customers) if name in chosen]

# %% wrong: no shuffle -> "Seeds 1, 2 and 3"
# the first names in the alphabet, whatever the seed
def split_by_customer(customers, share, seed):
    names = sorted(set(customers))
    chosen = set(names[: round(share * len(names))])
    train = [row for row, name in enumerate(customers) if name not in chosen]
    return train, [row for row, name in enumerate(customers) if name in chosen]

# %% wrong: not touched -> "three dots"
# left as it was
def split_by_customer(customers, share, seed):
    """Row numbers of training and of test."""
    ...

# %% wrong: only the test -> "two lists", "[3, 6, 7, 9]"
# one list instead of two
def split_by_customer(customers, share, seed):
    names = sorted(set(customers))
    chosen = set(np.random.default_rng(seed).permutation(names)[: round(share * len(names))])
    return [row for row, name in enumerate(customers) if name in chosen]

# %% wrong: rounds down -> "1.75", "2 rows"
# rounds down
def split_by_customer(customers, share, seed):
    names = sorted(set(customers))
    chosen = set(np.random.default_rng(seed).permutation(names)[: int(share * len(names))])
    train = [row for row, name in enumerate(customers) if name not in chosen]
    return train, [row for row, name in enumerate(customers) if name in chosen]

# %% wrong: share of mails -> "2 of the 5 customers"
# counts mails for the share
def split_by_customer(customers, share, seed):
    names = sorted(set(customers))
    chosen = set(np.random.default_rng(seed).permutation(names)[: round(share * len(customers))])
    train = [row for row, name in enumerate(customers) if name not in chosen]
    return train, [row for row, name in enumerate(customers) if name in chosen]

# %% wrong: swapped -> "second list", "4 rows"
# test first, training second
def split_by_customer(customers, share, seed):
    names = sorted(set(customers))
    chosen = set(np.random.default_rng(seed).permutation(names)[: round(share * len(names))])
    train = [row for row, name in enumerate(customers) if name not in chosen]
    test = [row for row, name in enumerate(customers) if name in chosen]
    return test, train

# %% wrong: test kept in training -> "exactly one of the two lists", "0 to 9"
# leaves the test rows in training
def split_by_customer(customers, share, seed):
    names = sorted(set(customers))
    chosen = set(np.random.default_rng(seed).permutation(names)[: round(share * len(names))])
    return list(range(len(customers))), [row for row, name in enumerate(customers) if name in chosen]

# %% right: order of appearance
# dict.fromkeys keeps the order in which customers first wrote
def split_by_customer(customers, share, seed):
    names = list(dict.fromkeys(customers))
    chosen = np.random.default_rng(seed).permutation(len(names))[: round(share * len(names))]
    test_names = {names[int(place)] for place in chosen}
    parts = ([], [])
    for row, name in enumerate(customers):
        parts[name in test_names].append(row)
    return parts

# %% right: rows of each customer
# collects the rows of each customer first, so the rows are not in ascending order
def split_by_customer(customers, share, seed):
    from collections import defaultdict

    rows = defaultdict(list)
    for row, name in enumerate(customers):
        rows[name].append(row)
    names = sorted(rows)
    np.random.default_rng(seed).shuffle(names)
    count = round(share * len(names))
    test = [row for name in names[:count] for row in rows[name]]
    train = [row for name in names[count:] for row in rows[name]]
    return train, test

# %% right: sets of rows turned into lists
# the difference of two sets
def split_by_customer(customers, share, seed):
    import random

    names = sorted(set(customers))
    chosen = random.Random(seed).sample(names, round(len(names) * share))
    test = {row for row in range(len(customers)) if customers[row] in chosen}
    return list(set(range(len(customers))) - test), list(test)

# %% right: by a hash
# the names with the smallest hashes; hashlib gives the same after a restart
def split_by_customer(customers, share, seed):
    import hashlib

    def place(name):
        return hashlib.sha256(f"{seed} {name}".encode()).hexdigest()

    names = sorted(set(customers), key=place)
    chosen = names[: round(share * len(names))]
    in_test = [name in chosen for name in customers]
    return [n for n, test in enumerate(in_test) if not test], [n for n, test in enumerate(in_test) if test]

# %% right: jax draws
# jax.random and arrays
def split_by_customer(customers, share, seed):
    import jax

    names, owner = np.unique(np.array(customers), return_inverse=True)
    order = jax.random.permutation(jax.random.key(seed), len(names))
    in_test = np.isin(owner, np.asarray(order)[: round(share * len(names))])
    return np.nonzero(~in_test)[0], np.nonzero(in_test)[0]

# %% wrong: rounds up -> "2.1", "2 rows"
# ceil instead of round
def split_by_customer(customers, share, seed):
    import math

    names = sorted(set(customers))
    chosen = set(np.random.default_rng(seed).permutation(names)[: math.ceil(share * len(names))].tolist())
    train = [row for row, name in enumerate(customers) if name not in chosen]
    return train, [row for row, name in enumerate(customers) if name in chosen]

# %% wrong: unsorted set -> "restart", "order of a set"
# the order of a set of texts changes with every restart
def split_by_customer(customers, share, seed):
    names = list(set(customers))
    chosen = set(np.random.default_rng(seed).permutation(names)[: round(share * len(names))].tolist())
    train = [row for row, name in enumerate(customers) if name not in chosen]
    return train, [row for row, name in enumerate(customers) if name in chosen]

# %% wrong: unsorted set, sampled -> "restart", "order of a set"
# the same with the random module
def split_by_customer(customers, share, seed):
    import random

    names = [*{name for name in customers}]
    chosen = random.Random(seed).sample(names, round(share * len(names)))
    train = [row for row, name in enumerate(customers) if name not in chosen]
    return train, [row for row, name in enumerate(customers) if name in chosen]

# %% wrong: one customer at least -> "share of 0"
# never leaves the test empty
def split_by_customer(customers, share, seed):
    names = sorted(set(customers))
    count = max(1, round(share * len(names)))
    chosen = np.random.default_rng(seed).permutation(names)[:count].tolist()
    train = [row for row, name in enumerate(customers) if name not in chosen]
    return train, [row for row, name in enumerate(customers) if name in chosen]

# %% wrong: slice from the end -> "share of 0"
# names[-0:] is everything
def split_by_customer(customers, share, seed):
    names = sorted(set(customers))
    count = round(share * len(names))
    chosen = np.random.default_rng(seed).permutation(names)[-count:].tolist()
    train = [row for row, name in enumerate(customers) if name not in chosen]
    return train, [row for row, name in enumerate(customers) if name in chosen]

# %% wrong: rows from 1 -> "0 to 9"
# counts rows from 1
def split_by_customer(customers, share, seed):
    names = sorted(set(customers))
    chosen = np.random.default_rng(seed).permutation(names)[: round(share * len(names))].tolist()
    train = [row for row, name in enumerate(customers, start=1) if name not in chosen]
    return train, [row for row, name in enumerate(customers, start=1) if name in chosen]

# %% wrong: prints -> "returned nothing", "Use `return`"
# prints the two lists
def split_by_customer(customers, share, seed):
    names = sorted(set(customers))
    chosen = np.random.default_rng(seed).permutation(names)[: round(share * len(names))].tolist()
    print([row for row, name in enumerate(customers) if name not in chosen])
    print([row for row, name in enumerate(customers) if name in chosen])

# %% wrong: adds a half and cuts off -> "2.5", "the even one"
# int(x + 0.5) in the place of round
def split_by_customer(customers, share, seed):
    names = sorted(set(customers))
    count = int(share * len(names) + 0.5)
    chosen = set(np.random.default_rng(seed).permutation(names)[:count].tolist())
    train_rows = [row for row, name in enumerate(customers) if name not in chosen]
    test_rows = [row for row, name in enumerate(customers) if name in chosen]
    return train_rows, test_rows

# %% right: sample of random.Random
# draws with Python's own generator from the sorted names
import random


def split_by_customer(customers, share, seed):
    names = sorted(set(customers))
    drawn = set(random.Random(seed).sample(names, round(share * len(names))))
    return [i for i, c in enumerate(customers) if c not in drawn], [i for i, c in enumerate(customers) if c in drawn]

# %% right: order of first appearance
# dict.fromkeys keeps the first appearance, choice draws without replacement
def split_by_customer(customers, share, seed):
    names = list(dict.fromkeys(customers))
    places = np.random.default_rng(seed).choice(len(names), size=round(share * len(names)), replace=False)
    drawn = {names[place] for place in places}
    sides = ([], [])
    for row, name in enumerate(customers):
        sides[name in drawn].append(row)
    return sides

# %% wrong: at least one customer -> "0"
# never draws nobody
def split_by_customer(customers, share, seed):
    names = sorted(set(customers))
    n = max(1, round(share * len(names)))
    test_names = set(np.random.default_rng(seed).permutation(names)[:n])
    train = [i for i, c in enumerate(customers) if c not in test_names]
    test = [i for i, c in enumerate(customers) if c in test_names]
    return train, test

# %% wrong: customers left are the test's -> "test"
# the first drawn are the training customers
def split_by_customer(customers, share, seed):
    names = sorted(set(customers))
    n = round(share * len(names))
    train_names = set(np.random.default_rng(seed).permutation(names)[:n])
    train = [i for i, c in enumerate(customers) if c in train_names]
    test = [i for i, c in enumerate(customers) if c not in train_names]
    return train, test

# %% wrong: shuffled emails -> "customers"
# shuffles the list of emails, so busy customers are drawn twice
def split_by_customer(customers, share, seed):
    n = round(share * len(set(customers)))
    test_names = set(np.random.default_rng(seed).permutation(customers)[:n].tolist())
    train = [i for i, c in enumerate(customers) if c not in test_names]
    test = [i for i, c in enumerate(customers) if c in test_names]
    return train, test

# %% wrong: rows by index of the name -> "row"
# uses customers.index, which finds only the first email of a customer
def split_by_customer(customers, share, seed):
    names = sorted(set(customers))
    shuffled = list(np.random.default_rng(seed).permutation(names))
    n = round(share * len(names))
    return [customers.index(c) for c in shuffled[n:]], [customers.index(c) for c in shuffled[:n]]
