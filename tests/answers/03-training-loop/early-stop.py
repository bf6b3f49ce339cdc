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

# %% wrong: against the last -> "(1, 4)", "returned (5, 5)"
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

# %% wrong: equal counts -> "(1, 3)", "returned (4, 4)"
# equally good is taken for better
def early_stop(losses, patience):
    best = 0
    for epoch, value in enumerate(losses):
        if value <= losses[best]:
            best = epoch
        if epoch - best >= patience:
            return best + 1, epoch + 1
    return best + 1, len(losses)

# %% wrong: from zero -> "(2, 4)", "returned (1, 3)"
# counts from 0
def early_stop(losses, patience):
    best = 0
    for epoch, value in enumerate(losses):
        if value < losses[best]:
            best = epoch
        if epoch - best >= patience:
            return best, epoch
    return best, len(losses) - 1

# %% wrong: last kept -> "(2, 4)", "returned (4, 4)"
# keeps the last parameters instead of the best
def early_stop(losses, patience):
    best = 0
    for epoch, value in enumerate(losses):
        if value < losses[best]:
            best = epoch
        if epoch - best >= patience:
            return epoch + 1, epoch + 1
    return len(losses), len(losses)

# %% wrong: lowest of all -> "0.2 was never computed", "returned (5, 5)"
# the lowest of the whole list: the future is looked at
def early_stop(losses, patience):
    best = int(np.argmin(losses))
    return best + 1, min(best + 1 + patience, len(losses))

# %% wrong: not touched -> "three dots"
# not touched at all
def early_stop(losses, patience):
    """The epoch kept, and the last one: early_stop([0.5, 0.3, 0.4, 0.6], 2) is (2, 4)."""
    ...

# %% wrong: one too many -> "(2, 4)", "returned (5, 5)"
# waits one epoch longer
def early_stop(losses, patience):
    best = 0
    for epoch, value in enumerate(losses):
        if value < losses[best]:
            best = epoch
        if epoch - best > patience:
            return best + 1, epoch + 1
    return best + 1, len(losses)

# %% wrong: only kept -> "2 values", "(2, 4)"
# only one of the two answers
def early_stop(losses, patience):
    best = 0
    for epoch, value in enumerate(losses):
        if value < losses[best]:
            best = epoch
        if epoch - best >= patience:
            return best + 1
    return best + 1

# %% wrong: starts from one -> "a number of your own", "(2, 4)"
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

# %% wrong: swapped -> "(2, 4)", "returned (4, 2)"
# the two answers the other way round
def early_stop(losses, patience):
    best = 0
    for epoch, value in enumerate(losses):
        if value < losses[best]:
            best = epoch
        if epoch - best >= patience:
            return epoch + 1, best + 1
    return len(losses), best + 1

# %% wrong: waits in sum -> "in a row", "(5, 6)", "returned (3, 4)"
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

# %% right: running minimum
# numpy: the epochs since the running minimum last fell
def early_stop(losses, patience):
    lowest = np.minimum.accumulate(losses)
    better = np.append(True, np.asarray(losses[1:]) < lowest[:-1])
    best = np.maximum.accumulate(np.where(better, np.arange(len(losses)), 0))
    late = np.flatnonzero(np.arange(len(losses)) - best >= patience)
    end = late[0] if len(late) else len(losses) - 1
    return best[end] + 1, end + 1

# %% right: history in a list
# collects the losses seen so far, and looks at the last ones
def early_stop(losses, patience):
    seen = []
    for value in losses:
        seen.append(value)
        kept = seen.index(min(seen)) + 1
        if len(seen) - kept == patience:
            break
    return kept, len(seen)

# %% right: None at first
# no best loss before the first epoch
def early_stop(losses, patience):
    best_loss = best_epoch = None
    epoch = waited = 0
    for loss in losses:
        epoch += 1
        if best_loss is None or loss < best_loss:
            best_loss, best_epoch, waited = loss, epoch, 0
            continue
        waited += 1
        if waited >= patience:
            return best_epoch, epoch
    return best_epoch, epoch

# %% right: recursion
# looks one epoch further with each call
def early_stop(losses, patience):
    def look(epoch, best):
        if epoch == len(losses) or epoch - best > patience:
            return (best, epoch) if epoch == len(losses) else (best, epoch)
        if epoch - best == patience:
            return best, epoch
        return look(epoch + 1, epoch + 1 if losses[epoch] < losses[best - 1] else best)

    return look(1, 1)

# %% right: numpy scalars
# a named pair of numpy numbers
def early_stop(losses, patience):
    from collections import namedtuple

    Stop = namedtuple("Stop", "kept ended")
    array = np.array(losses)
    for end in range(1, len(array) + 1):
        kept = np.argmin(array[:end]) + 1
        if end - kept == patience or end == len(array):
            return Stop(kept, np.int64(end))

# %% wrong: starts from ten -> "a number of your own", "(2, 4)"
# begins with a lowest loss of 10
def early_stop(losses, patience):
    lowest, best, waited = 10, 0, 0
    for epoch, value in enumerate(losses):
        if value < lowest:
            lowest, best, waited = value, epoch, 0
        else:
            waited += 1
        if waited == patience:
            return best + 1, epoch + 1
    return best + 1, len(losses)

# %% wrong: starts from a hundred -> "a number of your own", "(2, 4)"
# begins with a lowest loss of 100
def early_stop(losses, patience):
    lowest, best, waited = 100.0, 0, 0
    for epoch, value in enumerate(losses):
        if value < lowest:
            lowest, best, waited = value, epoch, 0
        else:
            waited += 1
        if waited == patience:
            return best + 1, epoch + 1
    return best + 1, len(losses)

# %% wrong: starts from a million -> "a number of your own"
# begins with a lowest loss of 1e6
def early_stop(losses, patience):
    best_value, best = 1e6, 1
    for epoch, value in enumerate(losses, 1):
        if value < best_value:
            best_value, best = value, epoch
        if epoch - best >= patience:
            return best, epoch
    return best, len(losses)

# %% wrong: starts from zero -> "(2, 4)"
# begins with a lowest loss of 0, which no loss beats
def early_stop(losses, patience):
    lowest, best, waited = 0, 0, 0
    for epoch, value in enumerate(losses):
        if value < lowest:
            lowest, best, waited = value, epoch, 0
        else:
            waited += 1
        if waited == patience:
            return best + 1, epoch + 1
    return best + 1, len(losses)

# %% wrong: first rise -> "patience of 3"
# ends at the first epoch that is not better, and adds the patience
def early_stop(losses, patience):
    for epoch in range(1, len(losses)):
        if losses[epoch] >= losses[epoch - 1]:
            return epoch, min(epoch + patience, len(losses))
    return len(losses), len(losses)

# %% wrong: waiting never starts again -> "in a row", "(5, 6)"
# forgets to set the waiting back
def early_stop(losses, patience):
    lowest, kept, waited = float("inf"), 0, 0
    for epoch, value in enumerate(losses, start=1):
        if value < lowest:
            lowest, kept = value, epoch
        else:
            waited += 1
        if waited == patience:
            return kept, epoch
    return kept, len(losses)

# %% wrong: nothing at the end of the list -> "returned nothing this time"
# returns only inside the loop
def early_stop(losses, patience):
    best = 0
    for epoch, value in enumerate(losses):
        if value < losses[best]:
            best = epoch
        if epoch - best >= patience:
            return best + 1, epoch + 1

# %% wrong: prints -> "returned nothing", "2 4"
# prints the pair
def early_stop(losses, patience):
    best = 0
    for epoch, value in enumerate(losses):
        if value < losses[best]:
            best = epoch
        if epoch - best >= patience:
            break
    print(best + 1, epoch + 1)

# %% right: named tuple and min of a prefix
# looks for the best of each prefix, without a running variable
from collections import namedtuple

Stop = namedtuple("Stop", "kept ended")


def early_stop(losses, patience):
    for end in range(1, len(losses) + 1):
        best = min(range(end), key=losses.__getitem__)
        if end - 1 - best >= patience:
            break
    return Stop(best + 1, end)

# %% right: recursion with defaults
# goes on with the next epoch by calling itself
def early_stop(losses, patience, best=0, now=0):
    if losses[now] < losses[best]:
        best = now
    if now - best == patience or now == len(losses) - 1:
        return best + 1, now + 1
    return early_stop(losses, patience, best, now + 1)

# %% wrong: worse than the one before -> "best"
# compares each epoch with the epoch before it
def early_stop(losses, patience):
    best, bad = 0, 0
    for epoch in range(1, len(losses)):
        if losses[epoch] < losses[epoch - 1]:
            bad = 0
        else:
            bad += 1
        if losses[epoch] < losses[best]:
            best = epoch
        if bad == patience:
            return best + 1, epoch + 1
    return best + 1, len(losses)

# %% wrong: bad epochs are never forgotten -> "in a row"
# counts all bad epochs
def early_stop(losses, patience):
    best, bad = 0, 0
    for epoch in range(1, len(losses)):
        if losses[epoch] < losses[best]:
            best = epoch
        else:
            bad += 1
            if bad == patience:
                return best + 1, epoch + 1
    return best + 1, len(losses)

# %% wrong: best loss starts at 1 -> "1"
# thinks that no loss is above 1
def early_stop(losses, patience):
    lowest, best = 1.0, 0
    for epoch, value in enumerate(losses):
        if value < lowest:
            lowest, best = value, epoch
        elif epoch - best >= patience:
            return best + 1, epoch + 1
    return best + 1, len(losses)

# %% wrong: the loss instead of its epoch -> "epoch"
# returns the lowest loss
def early_stop(losses, patience):
    best = 0
    for epoch, value in enumerate(losses):
        if value < losses[best]:
            best = epoch
        if epoch - best == patience:
            return losses[best], epoch + 1
    return losses[best], len(losses)
