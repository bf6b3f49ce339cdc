# %% inputs
"""Lists of pages with repetitions, some of them short or without the right one."""

import random


def inputs(draw):
    rng = random.Random(draw)
    ranked = [[rng.choice("abcdef") for _ in range(rng.randint(0, 7))] for _ in range(rng.randint(1, 9))]
    return ranked, [rng.choice("abcdef") for _ in ranked], rng.randint(1, 6)

# %% right: by place
# how many different pages stand before the first chunk of the right one
def hit_at_k(ranked, right, k):
    hits = 0
    for ids, wanted in zip(ranked, right):
        if wanted in ids and len(set(ids[: ids.index(wanted)])) < k:
            hits = hits + 1
    return hits / len(right)

# %% right: one sum
# a sum over truths
def hit_at_k(ranked, right, k):
    found = [wanted in list(dict.fromkeys(ids))[:k] for ids, wanted in zip(ranked, right)]
    return sum(found) / len(found)

# %% right: set of seen
# goes through the ids and counts different pages
def hit_at_k(ranked, right, k):
    hits = 0
    for ids, wanted in zip(ranked, right):
        seen = []
        for page in ids:
            if page not in seen:
                seen.append(page)
        if wanted in seen[:k]:
            hits += 1
    return hits / len(ranked)

# %% wrong: chunks count
# two chunks of one page count as two
def hit_at_k(ranked, right, k):
    hits = 0
    for ids, wanted in zip(ranked, right):
        if wanted in ids[:k]:
            hits = hits + 1
    return hits / len(right)

# %% wrong: count not share
# returns how many instead of the share
def hit_at_k(ranked, right, k):
    hits = 0
    for ids, wanted in zip(ranked, right):
        if wanted in list(dict.fromkeys(ids))[:k]:
            hits = hits + 1
    return hits

# %% wrong: cut then different
# cuts first and makes different afterwards
def hit_at_k(ranked, right, k):
    hits = 0
    for ids, wanted in zip(ranked, right):
        if wanted in list(dict.fromkeys(ids[:k])):
            hits = hits + 1
    return hits / len(right)

# %% wrong: one too many
# the first k + 1 pages
def hit_at_k(ranked, right, k):
    hits = 0
    for ids, wanted in zip(ranked, right):
        if wanted in list(dict.fromkeys(ids))[: k + 1]:
            hits = hits + 1
    return hits / len(right)

# %% wrong: only place k
# only the k-th page counts
def hit_at_k(ranked, right, k):
    hits = 0
    for ids, wanted in zip(ranked, right):
        pages = list(dict.fromkeys(ids))
        if len(pages) >= k and pages[k - 1] == wanted:
            hits = hits + 1
    return hits / len(right)

# %% wrong: set loses order
# a set has no order, so the first k are any; sorted by name here
def hit_at_k(ranked, right, k):
    hits = 0
    for ids, wanted in zip(ranked, right):
        if wanted in sorted(set(ids))[:k]:
            hits = hits + 1
    return hits / len(right)

# %% wrong: still by k
# pages are right, and the share is still of k
def hit_at_k(ranked, right, k):
    hits = 0
    for ids, wanted in zip(ranked, right):
        if wanted in list(dict.fromkeys(ids))[:k]:
            hits = hits + 1
    return hits / k
