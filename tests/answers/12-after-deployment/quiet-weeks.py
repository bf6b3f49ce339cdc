# %% right: count
# tries each quiet number as the level, the lowest first
def ringing(quiet, allowed, weeks):
    """Where the alarm rings: ringing([1.2, 3.0, 0.8, 2.1], 1, [0.5, 2.5, 2.1, 9.0]) is [1, 3]."""
    for level in sorted(quiet):
        if sum(number > level for number in quiet) <= allowed:
            break
    found = []
    for place in range(len(weeks)):
        if weeks[place] > level:
            found.append(place)
    return found

# %% right: numpy
# with arrays
import numpy as np


def ringing(quiet, allowed, weeks):
    """Where the alarm rings: ringing([1.2, 3.0, 0.8, 2.1], 1, [0.5, 2.5, 2.1, 9.0]) is [1, 3]."""
    quiet = np.sort(np.asarray(quiet, float))
    level = quiet[max(len(quiet) - 1 - allowed, 0)]
    return np.flatnonzero(np.asarray(weeks, float) > level).tolist()

# %% right: sorted
# sorted, and the place held down
def ringing(quiet, allowed, weeks):
    """Where the alarm rings: ringing([1.2, 3.0, 0.8, 2.1], 1, [0.5, 2.5, 2.1, 9.0]) is [1, 3]."""
    ordered = sorted(quiet, reverse=True)
    level = ordered[min(allowed, len(ordered) - 1)]
    return [week for week, number in enumerate(weeks) if number > level]

# %% right: one by one
# removes the largest from a copy, one for each that is allowed
def ringing(quiet, allowed, weeks):
    """Where the alarm rings: ringing([1.2, 3.0, 0.8, 2.1], 1, [0.5, 2.5, 2.1, 9.0]) is [1, 3]."""
    left = list(quiet)
    for _ in range(allowed):
        if len(left) > 1:
            left.remove(max(left))
    level = max(left)
    result = []
    position = 0
    for number in weeks:
        if number > level:
            result.append(position)
        position += 1
    return result

# %% right: lowest of the candidates
# the definition, word by word
def ringing(quiet, allowed, weeks):
    """Where the alarm rings: ringing([1.2, 3.0, 0.8, 2.1], 1, [0.5, 2.5, 2.1, 9.0]) is [1, 3]."""
    candidates = [level for level in quiet if len([q for q in quiet if q > level]) <= allowed]
    level = min(candidates)
    return [i for i in range(len(weeks)) if weeks[i] > level]

# %% right: heapq
# the largest ones with heapq, a tuple of positions
import heapq


def ringing(quiet, allowed, weeks):
    """Where the alarm rings: ringing([1.2, 3.0, 0.8, 2.1], 1, [0.5, 2.5, 2.1, 9.0]) is [1, 3]."""
    level = heapq.nlargest(allowed + 1, quiet)[-1]
    return tuple(i for i, number in enumerate(weeks) if number > level)

# %% right: jax
# jax arrays, and an array comes back
import jax.numpy as jnp


def ringing(quiet, allowed, weeks):
    """Where the alarm rings: ringing([1.2, 3.0, 0.8, 2.1], 1, [0.5, 2.5, 2.1, 9.0]) is [1, 3]."""
    ordered = jnp.sort(jnp.array(quiet))[::-1]
    level = ordered[jnp.minimum(allowed, len(quiet) - 1)]
    return jnp.where(jnp.array(weeks) > level)[0]

# %% right: try and except
# falls back to the lowest where the place does not exist
def ringing(quiet, allowed, weeks):
    """Where the alarm rings: ringing([1.2, 3.0, 0.8, 2.1], 1, [0.5, 2.5, 2.1, 9.0]) is [1, 3]."""
    try:
        level = sorted(quiet)[::-1][allowed]
    except IndexError:
        level = min(quiet)
    return [position for position, week in enumerate(weeks) if level < week]

# %% right: numpy scalars
# a list of numpy whole numbers
import numpy as np


def ringing(quiet, allowed, weeks):
    """Where the alarm rings: ringing([1.2, 3.0, 0.8, 2.1], 1, [0.5, 2.5, 2.1, 9.0]) is [1, 3]."""
    quiet = np.array(quiet)
    exceed = (quiet[None, :] > quiet[:, None]).sum(axis=1)
    level = quiet[exceed <= allowed].min()
    return list(np.where(np.array(weeks) > level)[0])

# %% wrong: beyond the last -> "50", "lowest of 4, 2 and 3"
# falls off the end where all may ring
def ringing(quiet, allowed, weeks):
    """Where the alarm rings: ringing([1.2, 3.0, 0.8, 2.1], 1, [0.5, 2.5, 2.1, 9.0]) is [1, 3]."""
    level = sorted(quiet, reverse=True)[allowed]
    return [week for week, number in enumerate(weeks) if number > level]

# %% wrong: numbers not positions -> "[2.5, 9.0]", "positions 1 and 3"
# gives the numbers, not their positions
def ringing(quiet, allowed, weeks):
    """Where the alarm rings: ringing([1.2, 3.0, 0.8, 2.1], 1, [0.5, 2.5, 2.1, 9.0]) is [1, 3]."""
    ordered = sorted(quiet, reverse=True)
    level = ordered[min(allowed, len(ordered) - 1)]
    return [number for number in weeks if number > level]

# %% wrong: one place off -> "level is 2.1", "[3]"
# the place is one too low
def ringing(quiet, allowed, weeks):
    """Where the alarm rings: ringing([1.2, 3.0, 0.8, 2.1], 1, [0.5, 2.5, 2.1, 9.0]) is [1, 3]."""
    ordered = sorted(quiet, reverse=True)
    level = ordered[allowed - 1]
    return [week for week, number in enumerate(weeks) if number > level]

# %% wrong: rings at the level -> "[1, 2, 3]", "level is 2.1"
# rings at the level, too
def ringing(quiet, allowed, weeks):
    """Where the alarm rings: ringing([1.2, 3.0, 0.8, 2.1], 1, [0.5, 2.5, 2.1, 9.0]) is [1, 3]."""
    ordered = sorted(quiet, reverse=True)
    level = ordered[min(allowed, len(ordered) - 1)]
    return [week for week, number in enumerate(weeks) if number >= level]

# %% wrong: sorts in place -> "[9, 4, 2]", "Sort a copy"
# sorts the list that was handed in
def ringing(quiet, allowed, weeks):
    """Where the alarm rings: ringing([1.2, 3.0, 0.8, 2.1], 1, [0.5, 2.5, 2.1, 9.0]) is [1, 3]."""
    quiet = list(quiet) if not isinstance(quiet, list) else quiet
    quiet.sort(reverse=True)
    level = quiet[min(allowed, len(quiet) - 1)]
    return [week for week, number in enumerate(weeks) if number > level]

# %% wrong: finds by number -> "[0, 0]", "positions 0 and 2"
# index finds the first week with this number each time
def ringing(quiet, allowed, weeks):
    """Where the alarm rings: ringing([1.2, 3.0, 0.8, 2.1], 1, [0.5, 2.5, 2.1, 9.0]) is [1, 3]."""
    ordered = sorted(quiet, reverse=True)
    level = ordered[min(allowed, len(ordered) - 1)]
    return [weeks.index(number) for number in weeks if number > level]

# %% wrong: each number once -> "both fives count"
# drops quiet weeks with the same number
def ringing(quiet, allowed, weeks):
    """Where the alarm rings: ringing([1.2, 3.0, 0.8, 2.1], 1, [0.5, 2.5, 2.1, 9.0]) is [1, 3]."""
    ordered = sorted(set(quiet), reverse=True)
    level = ordered[min(allowed, len(ordered) - 1)]
    return [week for week, number in enumerate(weeks) if number > level]

# %% wrong: counted from 1 -> "[2, 4]", "positions 1 and 3"
# counts the weeks from 1
def ringing(quiet, allowed, weeks):
    """Where the alarm rings: ringing([1.2, 3.0, 0.8, 2.1], 1, [0.5, 2.5, 2.1, 9.0]) is [1, 3]."""
    ordered = sorted(quiet, reverse=True)
    level = ordered[min(allowed, len(ordered) - 1)]
    return [week for week, number in enumerate(weeks, start=1) if number > level]

# %% wrong: truth values -> "[False, True, False, True]", "positions 1 and 3"
# one truth value for each week
def ringing(quiet, allowed, weeks):
    """Where the alarm rings: ringing([1.2, 3.0, 0.8, 2.1], 1, [0.5, 2.5, 2.1, 9.0]) is [1, 3]."""
    ordered = sorted(quiet, reverse=True)
    level = ordered[min(allowed, len(ordered) - 1)]
    return [number > level for number in weeks]

# %% wrong: how many -> "asks for a list", "2"
# counts the weeks that ring
def ringing(quiet, allowed, weeks):
    """Where the alarm rings: ringing([1.2, 3.0, 0.8, 2.1], 1, [0.5, 2.5, 2.1, 9.0]) is [1, 3]."""
    ordered = sorted(quiet, reverse=True)
    level = ordered[min(allowed, len(ordered) - 1)]
    return sum(number > level for number in weeks)

# %% wrong: lowest first -> "level is 2.1"
# sorts the lowest first and takes the place from there
def ringing(quiet, allowed, weeks):
    """Where the alarm rings: ringing([1.2, 3.0, 0.8, 2.1], 1, [0.5, 2.5, 2.1, 9.0]) is [1, 3]."""
    ordered = sorted(quiet)
    level = ordered[min(allowed, len(ordered) - 1)]
    return [week for week, number in enumerate(weeks) if number > level]

# %% wrong: prints -> "it printed [1, 3]", "return"
# prints the positions
def ringing(quiet, allowed, weeks):
    """Where the alarm rings: ringing([1.2, 3.0, 0.8, 2.1], 1, [0.5, 2.5, 2.1, 9.0]) is [1, 3]."""
    ordered = sorted(quiet, reverse=True)
    level = ordered[min(allowed, len(ordered) - 1)]
    print([week for week, number in enumerate(weeks) if number > level])

# %% wrong: without the order -> "level is 2.1"
# takes the place in the list as it is
def ringing(quiet, allowed, weeks):
    """Where the alarm rings: ringing([1.2, 3.0, 0.8, 2.1], 1, [0.5, 2.5, 2.1, 9.0]) is [1, 3]."""
    level = quiet[min(allowed, len(quiet) - 1)]
    return [week for week, number in enumerate(weeks) if number > level]

# %% wrong: stops after the first -> "[1]", "positions 1 and 3"
# returns inside the loop
def ringing(quiet, allowed, weeks):
    """Where the alarm rings: ringing([1.2, 3.0, 0.8, 2.1], 1, [0.5, 2.5, 2.1, 9.0]) is [1, 3]."""
    ordered = sorted(quiet, reverse=True)
    level = ordered[min(allowed, len(ordered) - 1)]
    for week, number in enumerate(weeks):
        if number > level:
            return [week]
    return []

# %% wrong: all may ring, level zero -> "lowest of 4, 2 and 3"
# if all may ring there is no level at all
def ringing(quiet, allowed, weeks):
    """Where the alarm rings: ringing([1.2, 3.0, 0.8, 2.1], 1, [0.5, 2.5, 2.1, 9.0]) is [1, 3]."""
    if allowed >= len(quiet):
        return list(range(len(weeks)))
    level = sorted(quiet, reverse=True)[allowed]
    return [week for week, number in enumerate(weeks) if number > level]

# %% wrong: takes the largest away for good -> "After the call"
# removes the largest from the list that was handed in
def ringing(quiet, allowed, weeks):
    """Where the alarm rings: ringing([1.2, 3.0, 0.8, 2.1], 1, [0.5, 2.5, 2.1, 9.0]) is [1, 3]."""
    for _ in range(allowed):
        if len(quiet) > 1:
            quiet.remove(max(quiet))
    level = max(quiet)
    return [week for week, number in enumerate(weeks) if number > level]

# %% right: the definition, word by word
# the lowest of the numbers that few enough exceed
def ringing(quiet, allowed, weeks):
    level = min(one for one in quiet if sum(other > one for other in quiet) <= allowed)
    return [place for place, number in enumerate(weeks) if number > level]

# %% right: heapq and compress
# the last of the allowed + 1 largest numbers
import heapq
from itertools import compress, count


def ringing(quiet, allowed, weeks):
    *_, level = heapq.nlargest(allowed + 1, quiet)
    return list(compress(count(), (number > level for number in weeks)))

# %% right: numpy sort and flatnonzero
# works on sorted copies
def ringing(quiet, allowed, weeks):
    falling = -np.sort(-np.asarray(quiet, dtype=float))
    level = falling[np.minimum(allowed, falling.size - 1)]
    return np.flatnonzero(np.asarray(weeks, dtype=float) > level).tolist()

# %% wrong: equal numbers counted once -> "both fives count"
# throws equal quiet weeks together
def ringing(quiet, allowed, weeks):
    falling = sorted(set(quiet), reverse=True)
    level = falling[min(allowed, len(falling) - 1)]
    return [i for i, number in enumerate(weeks) if number > level]

# %% wrong: index finds the first twin -> "position"
# looks the number up again, which finds the first equal one
def ringing(quiet, allowed, weeks):
    level = sorted(quiet, reverse=True)[min(allowed, len(quiet) - 1)]
    return [weeks.index(number) for number in weeks if number > level]

# %% wrong: beyond the last place -> "IndexError"
# does not think of many allowed alarms
def ringing(quiet, allowed, weeks):
    level = sorted(quiet, reverse=True)[allowed]
    return [i for i, number in enumerate(weeks) if number > level]

# %% wrong: many allowed, so nothing rings -> "lowest"
# returns nothing if all quiet weeks may ring
def ringing(quiet, allowed, weeks):
    if allowed >= len(quiet):
        return []
    level = sorted(quiet, reverse=True)[allowed]
    return [i for i, number in enumerate(weeks) if number > level]

# %% wrong: the list it got is sorted -> "quiet"
# sorts the argument in place
def ringing(quiet, allowed, weeks):
    quiet.sort(reverse=True)
    level = quiet[min(allowed, len(quiet) - 1)]
    return [i for i, number in enumerate(weeks) if number > level]
