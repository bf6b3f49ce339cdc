# with arrays
import numpy as np


def ringing(quiet, allowed, weeks):
    """Where the alarm rings: ringing([1.2, 3.0, 0.8, 2.1], 1, [0.5, 2.5, 2.1, 9.0]) is [1, 3]."""
    quiet = np.sort(np.asarray(quiet, float))
    level = quiet[max(len(quiet) - 1 - allowed, 0)]
    return np.flatnonzero(np.asarray(weeks, float) > level).tolist()
