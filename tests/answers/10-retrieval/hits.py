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

# %% right: one minus the misses
# counts misses
def hit_at_k(ranked, right, k):
    """The share of questions whose right page is among the first k different pages."""
    misses = 0
    for ids, wanted in zip(ranked, right):
        if wanted not in list(dict.fromkeys(ids))[:k]:
            misses += 1
    return 1 - misses / len(right)

# %% right: jax mean
# the mean of zeros and ones by jax
import jax.numpy as jnp


def hit_at_k(ranked, right, k):
    """The share of questions whose right page is among the first k different pages."""
    found = [wanted in list(dict.fromkeys(ids))[:k] for ids, wanted in zip(ranked, right)]
    return jnp.mean(jnp.array(found, dtype=float))

# %% right: early return
# nothing found at all is 0
def hit_at_k(ranked, right, k):
    """The share of questions whose right page is among the first k different pages."""
    hits = sum(wanted in [*dict.fromkeys(ids)][:k] for ids, wanted in zip(ranked, right))
    if hits == 0:
        return 0
    return hits / len(ranked)

# %% right: numpy mean
# the mean of truth values by numpy
import numpy as np


def hit_at_k(ranked, right, k):
    """The share of questions whose right page is among the first k different pages."""
    def first_pages(ids):
        pages = []
        for page in ids:
            if page not in pages and len(pages) < k:
                pages.append(page)
        return pages

    return np.mean([right[n] in first_pages(ranked[n]) for n in range(len(right))])

# %% right: position
# the place of the right page among the different ones
def hit_at_k(ranked, right, k):
    """The share of questions whose right page is among the first k different pages."""
    places = []
    for ids, wanted in zip(ranked, right):
        pages = sorted(set(ids), key=ids.index)
        places.append(pages.index(wanted) if wanted in pages else float("inf"))
    return len([place for place in places if place < k]) / len(places)

# %% wrong: chunks count -> "two chunks of b are one page", "0.333"
# two chunks of one page count as two
def hit_at_k(ranked, right, k):
    hits = 0
    for ids, wanted in zip(ranked, right):
        if wanted in ids[:k]:
            hits = hits + 1
    return hits / len(right)

# %% wrong: count not share -> "the share is 1/3", "returned 1."
# returns how many instead of the share
def hit_at_k(ranked, right, k):
    hits = 0
    for ids, wanted in zip(ranked, right):
        if wanted in list(dict.fromkeys(ids))[:k]:
            hits = hits + 1
    return hits

# %% wrong: cut then different -> "two chunks of b are one page", "0.333"
# cuts first and makes different afterwards
def hit_at_k(ranked, right, k):
    hits = 0
    for ids, wanted in zip(ranked, right):
        if wanted in list(dict.fromkeys(ids[:k])):
            hits = hits + 1
    return hits / len(right)

# %% wrong: one too many -> "one of three lists", "0.666"
# the first k + 1 pages
def hit_at_k(ranked, right, k):
    hits = 0
    for ids, wanted in zip(ranked, right):
        if wanted in list(dict.fromkeys(ids))[: k + 1]:
            hits = hits + 1
    return hits / len(right)

# %% wrong: only place k -> "2/3", "0.333"
# only the k-th page counts
def hit_at_k(ranked, right, k):
    hits = 0
    for ids, wanted in zip(ranked, right):
        pages = list(dict.fromkeys(ids))
        if len(pages) >= k and pages[k - 1] == wanted:
            hits = hits + 1
    return hits / len(right)

# %% wrong: set loses order -> "one of three lists", "1.0"
# a set has no order, so the first k are any; sorted by name here
def hit_at_k(ranked, right, k):
    hits = 0
    for ids, wanted in zip(ranked, right):
        if wanted in sorted(set(ids))[:k]:
            hits = hits + 1
    return hits / len(right)

# %% wrong: still by k -> "the share is 1/3", "1.0"
# pages are right, and the share is still of k
def hit_at_k(ranked, right, k):
    hits = 0
    for ids, wanted in zip(ranked, right):
        if wanted in list(dict.fromkeys(ids))[:k]:
            hits = hits + 1
    return hits / k

# %% wrong: percent -> "the share is 1/3", "33.3"
# percent instead of a share
def hit_at_k(ranked, right, k):
    """The share of questions whose right page is among the first k different pages."""
    hits = sum(wanted in list(dict.fromkeys(ids))[:k] for ids, wanted in zip(ranked, right))
    return 100 * hits / len(right)

# %% wrong: stops at the first hit -> "2/3"
# returns inside the loop
def hit_at_k(ranked, right, k):
    """The share of questions whose right page is among the first k different pages."""
    hits = 0
    for ids, wanted in zip(ranked, right):
        if wanted in list(dict.fromkeys(ids))[:k]:
            hits = hits + 1
            return hits / len(right)
    return 0.0

# %% wrong: long lists only -> "1/4, 2/4 and 2/4"
# a list with fewer than k pages is left out
def hit_at_k(ranked, right, k):
    """The share of questions whose right page is among the first k different pages."""
    hits = 0
    for ids, wanted in zip(ranked, right):
        pages = list(dict.fromkeys(ids))
        if len(pages) >= k and wanted in pages[:k]:
            hits = hits + 1
    return hits / len(right)

# %% wrong: only found ones count -> "1/4, 2/4 and 2/4"
# divides by the questions whose page was found at all
def hit_at_k(ranked, right, k):
    """The share of questions whose right page is among the first k different pages."""
    hits = 0
    for ids, wanted in zip(ranked, right):
        if wanted in list(dict.fromkeys(ids))[:k]:
            hits = hits + 1
    return hits / max(1, sum(wanted in ids for ids, wanted in zip(ranked, right)))

# %% wrong: neighbors only -> "third different page is c", "[0.0, 0.0]"
# takes out a page only where it follows itself
def hit_at_k(ranked, right, k):
    """The share of questions whose right page is among the first k different pages."""
    hits = 0
    for ids, wanted in zip(ranked, right):
        pages = [page for n, page in enumerate(ids) if n == 0 or ids[n - 1] != page]
        if wanted in pages[:k]:
            hits = hits + 1
    return hits / len(right)

# %% right: islice of the different pages
# takes the first k of an iterator of different pages; mean of booleans
from itertools import islice
from statistics import fmean


def hit_at_k(ranked, right, k):
    return fmean(wanted in islice(dict.fromkeys(ids), k) for ids, wanted in zip(ranked, right))

# %% right: rank of the page
# counts how many different pages stand before the wanted one
def hit_at_k(ranked, right, k):
    good = 0
    for ids, wanted in zip(ranked, right):
        try:
            before = len(set(ids[: ids.index(wanted)]))
        except ValueError:
            continue
        good += before < k
    return good / len(right)

# %% wrong: only neighbors are merged -> "twice"
# groupby merges only equal ids that stand next to each other
from itertools import groupby


def hit_at_k(ranked, right, k):
    hits = 0
    for ids, wanted in zip(ranked, right):
        pages = [name for name, _ in groupby(ids)]
        if wanted in pages[:k]:
            hits = hits + 1
    return hits / len(ranked)

# %% wrong: short lists do not count -> "of all four questions"
# leaves questions with short lists out of the share
def hit_at_k(ranked, right, k):
    hits, total = 0, 0
    for ids, wanted in zip(ranked, right):
        pages = list(dict.fromkeys(ids))
        if len(pages) < k:
            continue
        total += 1
        hits += wanted in pages[:k]
    return hits / total if total else 0.0

# %% wrong: alphabet instead of rank -> "comes first in one of three lists"
# sorts the different pages
def hit_at_k(ranked, right, k):
    hits = 0
    for ids, wanted in zip(ranked, right):
        if wanted in sorted(set(ids))[:k]:
            hits = hits + 1
    return hits / len(ranked)

# %% wrong: k too small by one -> "k"
# cuts before the k-th page
def hit_at_k(ranked, right, k):
    hits = 0
    for ids, wanted in zip(ranked, right):
        pages = list(dict.fromkeys(ids))
        if wanted in pages[: k - 1]:
            hits = hits + 1
    return hits / len(ranked)
