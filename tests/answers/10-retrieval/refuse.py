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

# %% wrong: all if best fits
# where the best fits, everything goes in
def reply(found, threshold, model):
    if not found or found[0][0] <= threshold:
        return NOTHING
    return model([text for cosine, text in found])

# %% wrong: any below
# refuses as soon as one chunk does not fit
def reply(found, threshold, model):
    if not found or min(cosine for cosine, text in found) <= threshold:
        return NOTHING
    return model([text for cosine, text in found])

# %% wrong: asks anyway
# asks the model with nothing in its hands, and then throws the answer away
def reply(found, threshold, model):
    fitting = [text for cosine, text in found if cosine > threshold]
    answer = model(fitting)
    return answer if fitting else NOTHING

# %% wrong: at threshold
# at the threshold counts as above it
def reply(found, threshold, model):
    fitting = [text for cosine, text in found if cosine >= threshold]
    return model(fitting) if fitting else NOTHING

# %% wrong: empty crashes
# looks at the first of nothing
def reply(found, threshold, model):
    if found[0][0] <= threshold:
        return NOTHING
    return model([text for cosine, text in found if cosine > threshold])

# %% wrong: nothing or
# an empty answer of the model is replaced too
def reply(found, threshold, model):
    fitting = [text for cosine, text in found if cosine > threshold]
    return (fitting and model(fitting)) or NOTHING

# %% wrong: only the best
# gives the model the best text alone
def reply(found, threshold, model):
    fitting = [text for cosine, text in found if cosine > threshold]
    return model(fitting[:1]) if fitting else NOTHING

# %% wrong: pairs
# hands over the pairs and not the texts
def reply(found, threshold, model):
    fitting = [pair for pair in found if pair[0] > threshold]
    return model(fitting) if fitting else NOTHING
