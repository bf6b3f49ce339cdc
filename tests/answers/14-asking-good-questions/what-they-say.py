# %% inputs
"""A table of letters: small ones count as large ones."""


def inputs(draw):
    return ()


def use(names):
    return {row: letter.strip().upper() for row, letter in names["meaning"].items()}

# %% right: by number
# by the number of the sentence
meaning = {f"meeting_{n}": x for n, x in enumerate("CABDE", start=1)}

# %% right: spaces
# small letters with spaces
meaning = dict(meeting_1=" c", meeting_2="a", meeting_3="b ", meeting_4="d", meeting_5="e")

# %% right: table
# the table, filled in
meaning = {
    "meeting_1": "C",
    "meeting_2": "A",
    "meeting_3": "B",
    "meeting_4": "D",
    "meeting_5": "E",
}

# %% right: numpy texts
# letters out of an array
import numpy as np

meaning = dict(zip([f"meeting_{n}" for n in range(1, 6)], np.array(list("CABDE"))))

# %% wrong: all c -> "meeting_2", "meeting_3", "meeting_4", "meeting_5"
# the same letter everywhere
meaning = {
    "meeting_1": "C",
    "meeting_2": "C",
    "meeting_3": "C",
    "meeting_4": "C",
    "meeting_5": "C",
}

# %% wrong: calibration is leakage -> "meeting_2", "meeting_4"
# the high number is taken for a leak
meaning = {
    "meeting_1": "C",
    "meeting_2": "D",
    "meeting_3": "B",
    "meeting_4": "A",
    "meeting_5": "E",
}

# %% wrong: drift is training -> "meeting_3", "weights are the same"
# drift is taken for further training
meaning = {
    "meeting_1": "C",
    "meeting_2": "A",
    "meeting_3": "F",
    "meeting_4": "D",
    "meeting_5": "E",
}

# %% wrong: gate is drift -> "meeting_5", "gate"
# the fall of the recall is taken for drift
meaning = {
    "meeting_1": "C",
    "meeting_2": "A",
    "meeting_3": "B",
    "meeting_4": "D",
    "meeting_5": "B",
}

# %% wrong: not touched -> "meeting_1", "three dots"
# not touched
meaning = {
    "meeting_1": ...,
    "meeting_2": ...,
    "meeting_3": ...,
    "meeting_4": ...,
    "meeting_5": ...,
}

# %% wrong: leakage is drift -> "meeting_2", "meeting_3"
# leakage and drift swapped
meaning = {"meeting_1": "C", "meeting_2": "B", "meeting_3": "A", "meeting_4": "D", "meeting_5": "E"}

# %% wrong: disaster is a rollback -> "meeting_1", "meeting_5"
# the disaster is taken for the version that was rolled back
meaning = {"meeting_1": "E", "meeting_2": "A", "meeting_3": "B", "meeting_4": "D", "meeting_5": "C"}

# %% wrong: rollback is training -> "meeting_5", "which version"
# the way back is taken for further training
meaning = {"meeting_1": "C", "meeting_2": "A", "meeting_3": "B", "meeting_4": "D", "meeting_5": "F"}

# %% wrong: calibration is drift -> "meeting_3", "meeting_4"
# drift and calibration swapped
meaning = {"meeting_1": "C", "meeting_2": "A", "meeting_3": "D", "meeting_4": "B", "meeting_5": "E"}

# %% right: five letters in a row
# zips the letters to numbered names
meaning = {f"meeting_{n}": one for n, one in enumerate("CABDE", start=1)}

# %% wrong: names without the number -> "meeting_1"
# writes the keys with a space
meaning = {"meeting 1": "C", "meeting 2": "A", "meeting 3": "B", "meeting 4": "D", "meeting 5": "E"}
