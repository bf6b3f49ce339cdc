# %% inputs
"""Lists of losses with repeats, and a patience of one or more; the first ones are a single epoch and equal losses."""

import numpy as np


def inputs(draw):
    rng = np.random.default_rng(draw)
    if draw == 0:
        return [0.5], 1
    if draw == 1:
        return [0.5, 0.5, 0.5], 2
    return [round(float(loss), 1) for loss in rng.uniform(-0.2, 1.0, rng.integers(1, 12))], int(rng.integers(1, 6))

# %% right: best place
# remembers the place of the best
def early_stop(losses, patience):
    best = 0
    for epoch, value in enumerate(losses):
        if value < losses[best]:
            best = epoch
        if epoch - best >= patience:
            return best + 1, epoch + 1
    return best + 1, len(losses)

# %% right: counts waiting
# counts the epochs that it has waited
def early_stop(losses, patience):
    lowest, kept, waited, end = float("inf"), 0, 0, 0
    for epoch, value in enumerate(losses, start=1):
        end = epoch
        if value < lowest:
            lowest, kept, waited = value, epoch, 0
        else:
            waited += 1
        if waited == patience:
            break
    return kept, end

# %% right: slices
# looks at ever longer beginnings of the list
def early_stop(losses, patience):
    for end in range(1, len(losses) + 1):
        kept = int(np.argmin(losses[:end])) + 1
        if end - kept >= patience:
            return [kept, end]
    return [kept, len(losses)]

# %% right: while loop
# a while loop that stops by its condition
def early_stop(losses, patience):
    best, end = 0, 1
    while end < len(losses) and end - 1 - best < patience:
        if losses[end] < losses[best]:
            best = end
        end += 1
    return best + 1, end

# %% wrong: against the last
# each epoch is compared with the one before it
def early_stop(losses, patience):
    best, worse = 0, 0
    for epoch in range(1, len(losses)):
        if losses[epoch] < losses[epoch - 1]:
            best, worse = epoch, 0
        else:
            worse += 1
        if worse == patience:
            return best + 1, epoch + 1
    return best + 1, len(losses)

# %% wrong: equal counts
# equally good is taken for better
def early_stop(losses, patience):
    best = 0
    for epoch, value in enumerate(losses):
        if value <= losses[best]:
            best = epoch
        if epoch - best >= patience:
            return best + 1, epoch + 1
    return best + 1, len(losses)

# %% wrong: from zero
# counts from 0
def early_stop(losses, patience):
    best = 0
    for epoch, value in enumerate(losses):
        if value < losses[best]:
            best = epoch
        if epoch - best >= patience:
            return best, epoch
    return best, len(losses) - 1

# %% wrong: last kept
# keeps the last parameters instead of the best
def early_stop(losses, patience):
    best = 0
    for epoch, value in enumerate(losses):
        if value < losses[best]:
            best = epoch
        if epoch - best >= patience:
            return epoch + 1, epoch + 1
    return len(losses), len(losses)

# %% wrong: lowest of all
# the lowest of the whole list: the future is looked at
def early_stop(losses, patience):
    best = int(np.argmin(losses))
    return best + 1, min(best + 1 + patience, len(losses))

# %% wrong: not touched
# not touched at all
def early_stop(losses, patience):
    """The epoch kept, and the last one: early_stop([0.5, 0.3, 0.4, 0.6], 2) is (2, 4)."""
    ...

# %% wrong: one too many
# waits one epoch longer
def early_stop(losses, patience):
    best = 0
    for epoch, value in enumerate(losses):
        if value < losses[best]:
            best = epoch
        if epoch - best > patience:
            return best + 1, epoch + 1
    return best + 1, len(losses)

# %% wrong: only kept
# only one of the two answers
def early_stop(losses, patience):
    best = 0
    for epoch, value in enumerate(losses):
        if value < losses[best]:
            best = epoch
        if epoch - best >= patience:
            return best + 1
    return best + 1

# %% wrong: starts from one
# begins with a lowest loss of 1.0, which a first loss may lie above
def early_stop(losses, patience):
    lowest, best, waited = 1.0, 0, 0
    for epoch, value in enumerate(losses):
        if value < lowest:
            lowest, best, waited = value, epoch, 0
        else:
            waited += 1
        if waited == patience:
            return best + 1, epoch + 1
    return best + 1, len(losses)

# %% wrong: swapped
# the two answers the other way round
def early_stop(losses, patience):
    best = 0
    for epoch, value in enumerate(losses):
        if value < losses[best]:
            best = epoch
        if epoch - best >= patience:
            return epoch + 1, best + 1
    return len(losses), best + 1

# %% wrong: waits in sum
# the epochs without improvement are counted in all, not in a row
def early_stop(losses, patience):
    best, worse = 0, 0
    for epoch, value in enumerate(losses[1:], start=1):
        if value < losses[best]:
            best = epoch
        else:
            worse += 1
        if worse == patience:
            return best + 1, epoch + 1
    return best + 1, len(losses)
