# %% inputs
"""Whole scores, so that equals are frequent; every fourth list lies around a thousand, above or below zero."""

import numpy as np


def inputs(draw):
    rng = np.random.default_rng(draw)
    size = int(rng.integers(1, 60)) if draw else 1
    logits = rng.integers(-3, 4, size=size).astype(float) + (1000.0 * (-1) ** draw if draw % 4 == 0 else 0.0)
    return logits.tolist(), [f"label {i}" for i in range(size)], int(rng.integers(0, size + 2))

# %% right: best again and again
# takes the best one away, again and again; pairs as lists
def rank(logits, labels, top):
    scores = np.array(logits, dtype=float)
    shares = np.exp(scores - np.max(scores)) / np.sum(np.exp(scores - np.max(scores)))
    answer, left = [], list(range(len(scores)))
    while left and len(answer) < top:
        best = max(left, key=lambda place: shares[place])
        left.remove(best)
        answer.append([labels[best], float(shares[best])])
    return answer

# %% right: logarithm of the sum
# by the logarithm of the sum
def rank(logits, labels, top):
    total = np.logaddexp.reduce(np.asarray(logits, float))
    shares = np.exp(np.asarray(logits, float) - total)
    order = np.lexsort((np.arange(len(shares)), -shares))
    return [(labels[i], shares[i]) for i in order][:top]

# %% right: powers of the difference
# each probability from the differences to all scores; the order by plain Python
def rank(logits, labels, top):
    scores = [float(score) for score in logits]
    with np.errstate(over="ignore"):
        shares = [float(1 / np.sum(np.exp(np.array(scores) - score))) for score in scores]
    places = sorted(range(len(scores)), key=lambda place: shares[place], reverse=True)
    return [(labels[place], shares[place]) for place in places[:top]]

# %% right: sorted pairs
# pairs, sorted by the probability: sorted keeps equals in order
import math


def rank(logits, labels, top):
    largest = max(logits)
    powers = [math.exp(score - largest) for score in logits]
    pairs = [(label, power / sum(powers)) for label, power in zip(labels, powers)]
    return sorted(pairs, key=lambda pair: -pair[1])[:top]

# %% wrong: all of them -> "Technical", "4 items"
# all labels, however many were asked for
def rank(logits, labels, top):
    scores = np.asarray(logits, float)
    shares = np.exp(scores - scores.max())
    shares = shares / shares.sum()
    order = np.argsort(-shares, kind="stable")
    return [(labels[place], float(shares[place])) for place in order]

# %% wrong: changes the logits -> "[1.0, 3.0, 2.0]", "[-2.0, 0.0, -1.0]"
# the largest score is taken away from the logits that were handed in
def rank(logits, labels, top):
    scores = np.asarray(logits)
    scores -= scores.max()
    shares = np.exp(scores) / np.exp(scores).sum()
    order = np.argsort(-shares, kind="stable")
    return [(labels[place], float(shares[place])) for place in order[:top]]

# %% wrong: divided by the sum -> "0.8", "0.609"
# divided by the sum, without the power of e
def rank(logits, labels, top):
    scores = np.asarray(logits, float)
    shares = scores
    shares = shares / shares.sum()
    order = np.argsort(-shares, kind="stable")
    return [(labels[place], float(shares[place])) for place in order[:top]]

# %% wrong: labels in old order -> "Billing", "Technical"
# probabilities are sorted and labels are not
def rank(logits, labels, top):
    scores = np.asarray(logits, float)
    shares = np.exp(scores - scores.max())
    shares = shares / shares.sum()
    order = np.argsort(-shares, kind="stable")
    return [(label, float(share)) for label, share in zip(labels, sorted(shares, reverse=True)[:top])]

# %% wrong: logits not probabilities -> "2.0", "0.609"
# the raw scores instead of probabilities
def rank(logits, labels, top):
    scores = np.asarray(logits, float)
    shares = np.exp(scores - scores.max())
    shares = shares / shares.sum()
    order = np.argsort(-shares, kind="stable")
    return [(labels[place], float(scores[place])) for place in order[:top]]

# %% wrong: not touched -> "three dots"
# not touched
def rank(logits, labels, top):
    ...

# %% wrong: one short -> "Technical", "Shipping"
# one label too few
def rank(logits, labels, top):
    scores = np.asarray(logits, float)
    shares = np.exp(scores - scores.max())
    shares = shares / shares.sum()
    order = np.argsort(-shares, kind="stable")
    return [(labels[place], float(shares[place])) for place in order[: top - 1]]

# %% wrong: only labels -> "Technical", "0.609"
# labels without their probabilities
def rank(logits, labels, top):
    scores = np.asarray(logits, float)
    shares = np.exp(scores - scores.max())
    shares = shares / shares.sum()
    order = np.argsort(-shares, kind="stable")
    return [labels[place] for place in order[:top]]

# %% wrong: only the shown -> "0.731", "0.609"
# the probabilities of the shown ones alone add up to one
def rank(logits, labels, top):
    scores = np.asarray(logits, float)
    shares = np.exp(scores - scores.max())
    shares = shares / shares.sum()
    order = np.argsort(-shares, kind="stable")
    shown = shares[order[:top]] / shares[order[:top]].sum()
    return [(labels[place], float(share)) for place, share in zip(order, shown)]

# %% wrong: overflows -> "nan", "1000"
# e to the power of a thousand: infinity divided by infinity
def rank(logits, labels, top):
    scores = np.asarray(logits, float)
    shares = np.exp(scores)
    shares = shares / shares.sum()
    order = np.argsort(-shares, kind="stable")
    return [(labels[place], float(shares[place])) for place in order[:top]]

# %% wrong: places not labels -> "Technical"
# the places instead of the labels
def rank(logits, labels, top):
    scores = np.asarray(logits, float)
    shares = np.exp(scores - scores.max())
    shares = shares / shares.sum()
    order = np.argsort(-shares, kind="stable")
    return [(int(place), float(shares[place])) for place in order[:top]]

# %% wrong: printed -> "returned nothing", "it printed"
# printed instead of returned
def rank(logits, labels, top):
    scores = np.asarray(logits, float)
    shares = np.exp(scores - scores.max())
    shares = shares / shares.sum()
    order = np.argsort(-shares, kind="stable")
    print([(labels[place], float(shares[place])) for place in order[:top]])

# %% wrong: turned around -> "'axe'", "tent"
# sorted upwards and turned around: equals are turned around too
def rank(logits, labels, top):
    scores = np.asarray(logits, float)
    shares = np.exp(scores - scores.max())
    shares = shares / shares.sum()
    order = np.argsort(shares, kind="stable")[::-1]
    return [(labels[place], float(shares[place])) for place in order[:top]]

# %% wrong: worst first -> "Account", "Technical"
# sorted from the smallest on
def rank(logits, labels, top):
    scores = np.asarray(logits, float)
    shares = np.exp(scores - scores.max())
    shares = shares / shares.sum()
    order = np.argsort(shares, kind="stable")
    return [(labels[place], float(shares[place])) for place in order[:top]]

# %% right: jax softmax
# the library's softmax, in 32 bits
import jax
import jax.numpy as jnp


def rank(logits, labels, top):
    probabilities = jax.nn.softmax(jnp.array(logits))
    order = jnp.argsort(-probabilities)[:top]
    return [(labels[int(i)], probabilities[i]) for i in order]

# %% right: numpy records
# sorted by two keys: probability downwards, then the place
def rank(logits, labels, top):
    z = np.asarray(logits, dtype=np.float64)
    z = z - z.max()
    p = np.exp(z) / np.exp(z).sum()
    keyed = sorted((-p[i], i) for i in range(len(labels)))
    return tuple((labels[i], -minus) for minus, i in keyed[:top])

# %% right: heapq
# the largest few from a heap, which keeps equals in order
import heapq


def rank(logits, labels, top):
    biggest = max(float(x) for x in logits)
    powers = [np.exp(float(x) - biggest) for x in logits]
    total = sum(powers)
    pairs = zip(labels, [power / total for power in powers])
    return heapq.nlargest(top, pairs, key=lambda pair: pair[1])

# %% right: named pairs
# named tuples, inserted one at a time where they belong
from collections import namedtuple

Ranked = namedtuple("Ranked", "label probability")


def rank(logits, labels, top):
    values = np.array(logits, float)
    values = np.exp(values - np.amax(values))
    values /= np.sum(values)
    answer = []
    for label, value in zip(labels, values):
        place = 0
        while place < len(answer) and answer[place].probability >= value:
            place += 1
        answer.insert(place, Ranked(label, value))
    return answer[:top]

# %% wrong: first logit subtracted -> "5000"
# the first logit is taken away and not the largest
def rank(logits, labels, top):
    scores = np.asarray(logits, float)
    shares = np.exp(scores - scores[0])
    shares = shares / shares.sum()
    order = np.argsort(-shares, kind="stable")
    return [(labels[i], float(shares[i])) for i in order[:top]]

# %% wrong: smallest subtracted -> "5000"
# the smallest logit is taken away
def rank(logits, labels, top):
    scores = np.asarray(logits, float) - min(logits)
    shares = np.exp(scores) / np.exp(scores).sum()
    order = np.argsort(-shares, kind="stable")
    return [(labels[i], float(shares[i])) for i in order[:top]]

# %% wrong: a dictionary -> "list", "dictionary"
# a dictionary from label to probability
def rank(logits, labels, top):
    scores = np.asarray(logits, float)
    shares = np.exp(scores - scores.max())
    shares = shares / shares.sum()
    order = np.argsort(-shares, kind="stable")
    return {labels[i]: float(shares[i]) for i in order[:top]}

# %% wrong: probability first -> "Technical", "0.609"
# the pairs the wrong way round
def rank(logits, labels, top):
    scores = np.asarray(logits, float)
    shares = np.exp(scores - scores.max())
    shares = shares / shares.sum()
    order = np.argsort(-shares, kind="stable")
    return [(float(shares[i]), labels[i]) for i in order[:top]]

# %% wrong: rounded -> "0.61", "0.609"
# probabilities rounded to two digits
def rank(logits, labels, top):
    scores = np.asarray(logits, float)
    shares = np.exp(scores - scores.max())
    shares = shares / shares.sum()
    order = np.argsort(-shares, kind="stable")
    return [(labels[i], round(float(shares[i]), 2)) for i in order[:top]]

# %% wrong: percent -> "60.9", "0.609"
# per cent instead of probabilities
def rank(logits, labels, top):
    scores = np.asarray(logits, float)
    shares = np.exp(scores - scores.max())
    shares = 100 * shares / shares.sum()
    order = np.argsort(-shares, kind="stable")
    return [(labels[i], float(shares[i])) for i in order[:top]]

# %% wrong: equals by name -> "'axe'", "tent"
# equals in the order of the alphabet
def rank(logits, labels, top):
    scores = np.asarray(logits, float)
    shares = np.exp(scores - scores.max())
    shares = shares / shares.sum()
    pairs = [(label, float(share)) for label, share in zip(labels, shares)]
    return sorted(pairs, key=lambda pair: (-pair[1], pair[0]))[:top]

# %% wrong: only the best -> "Technical", "Shipping"
# the best label alone, however many were asked for
def rank(logits, labels, top):
    scores = np.asarray(logits, float)
    shares = np.exp(scores - scores.max())
    shares = shares / shares.sum()
    best = int(np.argmax(shares))
    return [(labels[best], float(shares[best]))]

# %% wrong: insists on top -> "IndexError"
# counts up to top, even where there are fewer labels
def rank(logits, labels, top):
    scores = np.asarray(logits, float)
    shares = np.exp(scores - scores.max())
    shares = shares / shares.sum()
    order = np.argsort(-shares, kind="stable")
    return [(labels[order[n]], float(shares[order[n]])) for n in range(top)]

# %% wrong: two always -> "top"
# two labels, as in the first check
def rank(logits, labels, top):
    scores = np.asarray(logits, float)
    shares = np.exp(scores - scores.max())
    shares = shares / shares.sum()
    order = np.argsort(-shares, kind="stable")
    return [(labels[i], float(shares[i])) for i in order[:2]]

# %% wrong: sorts the logits in place -> "[1.0, 3.0, 2.0]", "[3.0, 2.0, 1.0]"
# the caller's list is sorted
def rank(logits, labels, top):
    pairs = sorted(zip(logits, range(len(labels))), key=lambda pair: -pair[0])
    for n, (score, _) in enumerate(pairs):
        logits[n] = score
    shares = np.exp(np.array(logits) - logits[0])
    shares = shares / shares.sum()
    return [(labels[i], float(share)) for (_, i), share in zip(pairs[:top], shares)]

# %% right: generator of pairs
# pops the largest from a dictionary by position
def rank(logits, labels, top):
    top_score = float(np.max(logits))
    weights = {i: float(np.exp(np.float64(s) - top_score)) for i, s in enumerate(logits)}
    whole = sum(weights.values())
    chosen = []
    for _ in range(min(top, len(labels))):
        i = max(weights, key=weights.get)
        chosen.append([labels[i], weights.pop(i) / whole])
    return chosen

# %% right: log-softmax
# jax's logarithms of probabilities, and Python's sort
import jax


def rank(logits, labels, top):
    logs = jax.nn.log_softmax(np.asarray(logits, np.float32))
    pairs = [(label, float(np.exp(value))) for label, value in zip(labels, logs)]
    pairs.sort(key=lambda pair: pair[1], reverse=True)
    return pairs[:top]

# %% wrong: powers of two -> "Technical", "0.609"
# two to the power instead of e
def rank(logits, labels, top):
    z = np.asarray(logits, float)
    p = 2 ** (z - z.max())
    p = p / p.sum()
    order = np.argsort(-p, kind="stable")
    return [(labels[i], float(p[i])) for i in order[:top]]

# %% wrong: half precision -> "0.609"
# 16 bits
def rank(logits, labels, top):
    z = np.asarray(logits, np.float16)
    p = np.exp(z - z.max())
    p = p / p.sum()
    order = np.argsort(-p, kind="stable")
    return [(labels[i], float(p[i])) for i in order[:top]]

# %% wrong: mean subtracted -> "5000"
# the mean is taken away
def rank(logits, labels, top):
    z = np.asarray(logits, float)
    p = np.exp(z - z.mean())
    p = p / p.sum()
    order = np.argsort(-p, kind="stable")
    return [(labels[i], float(p[i])) for i in order[:top]]

# %% wrong: last of the sorted -> "Shipping", "Technical"
# the best ones in rising order
def rank(logits, labels, top):
    z = np.asarray(logits, float)
    p = np.exp(z - z.max())
    p = p / p.sum()
    order = np.argsort(p, kind="stable")[-top:]
    return [(labels[i], float(p[i])) for i in order]
