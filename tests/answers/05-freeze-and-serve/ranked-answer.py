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

# %% wrong: all of them
# all labels, however many were asked for
def rank(logits, labels, top):
    scores = np.asarray(logits, float)
    shares = np.exp(scores - scores.max())
    shares = shares / shares.sum()
    order = np.argsort(-shares, kind="stable")
    return [(labels[place], float(shares[place])) for place in order]

# %% wrong: changes the logits
# the largest score is taken away from the logits that were handed in
def rank(logits, labels, top):
    scores = np.asarray(logits)
    scores -= scores.max()
    shares = np.exp(scores) / np.exp(scores).sum()
    order = np.argsort(-shares, kind="stable")
    return [(labels[place], float(shares[place])) for place in order[:top]]

# %% wrong: divided by the sum
# divided by the sum, without the power of e
def rank(logits, labels, top):
    scores = np.asarray(logits, float)
    shares = scores
    shares = shares / shares.sum()
    order = np.argsort(-shares, kind="stable")
    return [(labels[place], float(shares[place])) for place in order[:top]]

# %% wrong: labels in old order
# probabilities are sorted and labels are not
def rank(logits, labels, top):
    scores = np.asarray(logits, float)
    shares = np.exp(scores - scores.max())
    shares = shares / shares.sum()
    order = np.argsort(-shares, kind="stable")
    return [(label, float(share)) for label, share in zip(labels, sorted(shares, reverse=True)[:top])]

# %% wrong: logits not probabilities
# the raw scores instead of probabilities
def rank(logits, labels, top):
    scores = np.asarray(logits, float)
    shares = np.exp(scores - scores.max())
    shares = shares / shares.sum()
    order = np.argsort(-shares, kind="stable")
    return [(labels[place], float(scores[place])) for place in order[:top]]

# %% wrong: not touched
# not touched
def rank(logits, labels, top):
    ...

# %% wrong: one short
# one label too few
def rank(logits, labels, top):
    scores = np.asarray(logits, float)
    shares = np.exp(scores - scores.max())
    shares = shares / shares.sum()
    order = np.argsort(-shares, kind="stable")
    return [(labels[place], float(shares[place])) for place in order[: top - 1]]

# %% wrong: only labels
# labels without their probabilities
def rank(logits, labels, top):
    scores = np.asarray(logits, float)
    shares = np.exp(scores - scores.max())
    shares = shares / shares.sum()
    order = np.argsort(-shares, kind="stable")
    return [labels[place] for place in order[:top]]

# %% wrong: only the shown
# the probabilities of the shown ones alone add up to one
def rank(logits, labels, top):
    scores = np.asarray(logits, float)
    shares = np.exp(scores - scores.max())
    shares = shares / shares.sum()
    order = np.argsort(-shares, kind="stable")
    shown = shares[order[:top]] / shares[order[:top]].sum()
    return [(labels[place], float(share)) for place, share in zip(order, shown)]

# %% wrong: overflows
# e to the power of a thousand: infinity divided by infinity
def rank(logits, labels, top):
    scores = np.asarray(logits, float)
    shares = np.exp(scores)
    shares = shares / shares.sum()
    order = np.argsort(-shares, kind="stable")
    return [(labels[place], float(shares[place])) for place in order[:top]]

# %% wrong: places not labels
# the places instead of the labels
def rank(logits, labels, top):
    scores = np.asarray(logits, float)
    shares = np.exp(scores - scores.max())
    shares = shares / shares.sum()
    order = np.argsort(-shares, kind="stable")
    return [(int(place), float(shares[place])) for place in order[:top]]

# %% wrong: printed
# printed instead of returned
def rank(logits, labels, top):
    scores = np.asarray(logits, float)
    shares = np.exp(scores - scores.max())
    shares = shares / shares.sum()
    order = np.argsort(-shares, kind="stable")
    print([(labels[place], float(shares[place])) for place in order[:top]])

# %% wrong: turned around
# sorted upwards and turned around: equals are turned around too
def rank(logits, labels, top):
    scores = np.asarray(logits, float)
    shares = np.exp(scores - scores.max())
    shares = shares / shares.sum()
    order = np.argsort(shares, kind="stable")[::-1]
    return [(labels[place], float(shares[place])) for place in order[:top]]

# %% wrong: worst first
# sorted from the smallest on
def rank(logits, labels, top):
    scores = np.asarray(logits, float)
    shares = np.exp(scores - scores.max())
    shares = shares / shares.sum()
    order = np.argsort(shares, kind="stable")
    return [(labels[place], float(shares[place])) for place in order[:top]]
