# %% inputs
"""Cosines on a coarse grid, so that the threshold itself is met often; the first time nothing was found."""

import random


def joined(texts):
    return " + ".join(texts)


def inputs(draw):
    rng = random.Random(draw)
    cosines = sorted((rng.randint(-4, 10) / 10 for _ in range(draw % 5)), reverse=True)
    return [(cosine, f"text {place}") for place, cosine in enumerate(cosines)], rng.randint(-4, 10) / 10, joined

# %% right: best first
# looks at the best one before it makes the list
def reply(found, threshold, model):
    best = max((cosine for cosine, _ in found), default=threshold)
    if best <= threshold:
        return NOTHING
    return model(list(text for cosine, text in found if threshold < cosine))

# %% right: loop
# collects in a loop and asks at the end
def reply(found, threshold, model):
    fitting = []
    for cosine, text in found:
        if cosine > threshold:
            fitting.append(text)
    return model(fitting) if len(fitting) > 0 else NOTHING

# %% right: not at most
# leaves out what lies at the threshold or below
def reply(found, threshold, model):
    texts = [pair[1] for pair in found if not pair[0] <= threshold]
    if texts == []:
        return NOTHING
    return model(texts)

# %% right: filter and map
# filter and zip
def reply(found, threshold, model):
    """The model's answer from what fits, or NOTHING."""
    fitting = list(filter(lambda pair: pair[0] > threshold, found))
    if not fitting:
        return NOTHING
    _, texts = zip(*fitting)
    return model(list(texts))

# %% right: numpy
# a numpy mask
import numpy as np


def reply(found, threshold, model):
    """The model's answer from what fits, or NOTHING."""
    mask = np.array([cosine for cosine, _ in found]) > threshold
    texts = [text for (_, text), keep in zip(found, mask) if keep]
    return model(texts) if mask.any() else NOTHING

# %% right: cut
# the list is sorted, so it ends at the first that does not fit
def reply(found, threshold, model):
    """The model's answer from what fits, or NOTHING."""
    end = 0
    while end < len(found) and found[end][0] > threshold:
        end += 1
    if end == 0:
        return NOTHING
    return model([text for _, text in found[:end]])

# %% right: break
# stops at the first that does not fit
def reply(found, threshold, model):
    """The model's answer from what fits, or NOTHING."""
    texts = []
    for cosine, text in found:
        if cosine <= threshold:
            break
        texts += [text]
    answer = NOTHING
    if texts:
        answer = model(texts)
    return answer

# %% right: dictionary
# positions in a dictionary
def reply(found, threshold, model):
    """The model's answer from what fits, or NOTHING."""
    kept = {i: pair[1] for i, pair in enumerate(found) if float(pair[0]) > threshold}
    if len(kept) == 0:
        return NOTHING
    return model([kept[i] for i in sorted(kept)])

# %% wrong: all if best fits -> "not the third", "5 euros"
# where the best fits, everything goes in
def reply(found, threshold, model):
    if not found or found[0][0] <= threshold:
        return NOTHING
    return model([text for cosine, text in found])

# %% wrong: any below -> "14 days and unused"
# refuses as soon as one chunk does not fit
def reply(found, threshold, model):
    if not found or min(cosine for cosine, text in found) <= threshold:
        return NOTHING
    return model([text for cosine, text in found])

# %% wrong: asks anyway -> "asked once", "[[], [], ['b']]"
# asks the model with nothing in its hands, and then throws the answer away
def reply(found, threshold, model):
    fitting = [text for cosine, text in found if cosine > threshold]
    answer = model(fitting)
    return answer if fitting else NOTHING

# %% wrong: at threshold -> "0.4 is not above 0.4"
# at the threshold counts as above it
def reply(found, threshold, model):
    fitting = [text for cosine, text in found if cosine >= threshold]
    return model(fitting) if fitting else NOTHING

# %% wrong: empty crashes -> "found[0][0]", "list is empty"
# looks at the first of nothing
def reply(found, threshold, model):
    if found[0][0] <= threshold:
        return NOTHING
    return model([text for cosine, text in found if cosine > threshold])

# %% wrong: nothing or -> "empty text"
# an empty answer of the model is replaced too
def reply(found, threshold, model):
    fitting = [text for cosine, text in found if cosine > threshold]
    return (fitting and model(fitting)) or NOTHING

# %% wrong: only the best -> "14 days and unused"
# gives the model the best text alone
def reply(found, threshold, model):
    fitting = [text for cosine, text in found if cosine > threshold]
    return model(fitting[:1]) if fitting else NOTHING

# %% wrong: pairs -> "TypeError", "14 days and unused"
# hands over the pairs and not the texts
def reply(found, threshold, model):
    fitting = [pair for pair in found if pair[0] > threshold]
    return model(fitting) if fitting else NOTHING

# %% wrong: below the threshold -> "14 days and unused", "5 euros"
# the comparison is the wrong way around
def reply(found, threshold, model):
    """The model's answer from what fits, or NOTHING."""
    fitting = [text for cosine, text in found if cosine < threshold]
    return model(fitting) if fitting else NOTHING

# %% wrong: one text -> "14 days and unused"
# joins the texts into one
def reply(found, threshold, model):
    """The model's answer from what fits, or NOTHING."""
    fitting = [text for cosine, text in found if cosine > threshold]
    return model("\n".join(fitting)) if fitting else NOTHING

# %% wrong: texts back -> "asks for text", "['14 days', 'unused']"
# returns the texts and never asks the model
def reply(found, threshold, model):
    """The model's answer from what fits, or NOTHING."""
    fitting = [text for cosine, text in found if cosine > threshold]
    return fitting if fitting else NOTHING

# %% wrong: reversed -> "14 days and unused"
# the texts in the opposite order
def reply(found, threshold, model):
    """The model's answer from what fits, or NOTHING."""
    fitting = [text for cosine, text in sorted(found) if cosine > threshold]
    return model(fitting) if fitting else NOTHING

# %% wrong: prints -> "it printed 14 days + unused", "return"
# prints the answer
def reply(found, threshold, model):
    """The model's answer from what fits, or NOTHING."""
    fitting = [text for cosine, text in found if cosine > threshold]
    print(model(fitting) if fitting else NOTHING)

# %% right: takewhile, since the best come first
# stops at the first cosine that is not above the threshold
from itertools import takewhile


def reply(found, threshold, model):
    fitting = [text for _, text in takewhile(lambda pair: pair[0] > threshold, found)]
    return model(fitting) if fitting else NOTHING

# %% right: walrus
# names the list inside the condition
def reply(found, threshold, model):
    if texts := [pair[1] for pair in found if pair[0] > threshold]:
        return model(texts)
    return NOTHING

# %% wrong: asks a second time for the answer -> "once"
# asks once to see whether there is an answer, and once more to return it
def reply(found, threshold, model):
    fitting = [text for cosine, text in found if cosine > threshold]
    if fitting and model(fitting):
        return model(fitting)
    return NOTHING

# %% wrong: all texts if the best fits -> "above"
# lets the best pair decide for all
def reply(found, threshold, model):
    if not found or max(cosine for cosine, _ in found) <= threshold:
        return NOTHING
    return model([text for _, text in found])

# %% wrong: texts glued together -> "a list of the two texts"
# gives the model one long text
def reply(found, threshold, model):
    fitting = [text for cosine, text in found if cosine > threshold]
    if not fitting:
        return NOTHING
    return model("\n".join(fitting))
