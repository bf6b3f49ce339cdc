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

# %% wrong: beyond the last
# falls off the end where all may ring
def ringing(quiet, allowed, weeks):
    """Where the alarm rings: ringing([1.2, 3.0, 0.8, 2.1], 1, [0.5, 2.5, 2.1, 9.0]) is [1, 3]."""
    level = sorted(quiet, reverse=True)[allowed]
    return [week for week, number in enumerate(weeks) if number > level]

# %% wrong: numbers not positions
# gives the numbers, not their positions
def ringing(quiet, allowed, weeks):
    """Where the alarm rings: ringing([1.2, 3.0, 0.8, 2.1], 1, [0.5, 2.5, 2.1, 9.0]) is [1, 3]."""
    ordered = sorted(quiet, reverse=True)
    level = ordered[min(allowed, len(ordered) - 1)]
    return [number for number in weeks if number > level]

# %% wrong: one place off
# the place is one too low
def ringing(quiet, allowed, weeks):
    """Where the alarm rings: ringing([1.2, 3.0, 0.8, 2.1], 1, [0.5, 2.5, 2.1, 9.0]) is [1, 3]."""
    ordered = sorted(quiet, reverse=True)
    level = ordered[allowed - 1]
    return [week for week, number in enumerate(weeks) if number > level]

# %% wrong: rings at the level
# rings at the level, too
def ringing(quiet, allowed, weeks):
    """Where the alarm rings: ringing([1.2, 3.0, 0.8, 2.1], 1, [0.5, 2.5, 2.1, 9.0]) is [1, 3]."""
    ordered = sorted(quiet, reverse=True)
    level = ordered[min(allowed, len(ordered) - 1)]
    return [week for week, number in enumerate(weeks) if number >= level]

# %% wrong: sorts in place
# sorts the list that was handed in
def ringing(quiet, allowed, weeks):
    """Where the alarm rings: ringing([1.2, 3.0, 0.8, 2.1], 1, [0.5, 2.5, 2.1, 9.0]) is [1, 3]."""
    quiet = list(quiet) if not isinstance(quiet, list) else quiet
    quiet.sort(reverse=True)
    level = quiet[min(allowed, len(quiet) - 1)]
    return [week for week, number in enumerate(weeks) if number > level]
