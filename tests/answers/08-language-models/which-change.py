# %% inputs
"""Nothing to draw: an answer is a table of truths."""


def inputs(draw):
    return (draw,)


def use(names, draw):
    return {row: truth is True for row, truth in names["changes"].items()}

# %% right: by reason
# says of each what it does, and derives the answer
does = ["read", "read", "read", "choose", "keep", "measure", "store", "store"]
changes = {row: what == "store" for row, what in zip("ABCDEFGH", does)}

# %% right: row by row
# all false at first, then the two
changes = dict.fromkeys("ABCDEFGH", False)
changes["G"] = changes["H"] = True

# %% right: table
# the table, filled in
changes = {
    "A": False,
    "B": False,
    "C": False,
    "D": False,
    "E": False,
    "F": False,
    "G": True,
    "H": True,
}

# %% right: training only
# only the two that train
trains = {"G", "H"}
changes = {row: row in trains for row in "ABCDEFGH"}

# %% wrong: always learning -> "Row A", "Row B", "Row C", "Row D", "Row E", "Row F"
# everything changes it
changes = {
    "A": True,
    "B": True,
    "C": True,
    "D": True,
    "E": True,
    "F": True,
    "G": True,
    "H": True,
}

# %% wrong: cache is memory -> "Row E", "one text"
# takes the cache for memory of the model
changes = {
    "A": False,
    "B": False,
    "C": False,
    "D": False,
    "E": True,
    "F": False,
    "G": True,
    "H": True,
}

# %% wrong: corrections teach -> "Row C", "correction"
# a correction teaches it
changes = {
    "A": False,
    "B": False,
    "C": True,
    "D": False,
    "E": False,
    "F": False,
    "G": True,
    "H": True,
}

# %% wrong: dial is a parameter -> "Row D", "parameters or scores"
# takes the temperature for a parameter
changes = {
    "A": False,
    "B": False,
    "C": False,
    "D": True,
    "E": False,
    "F": False,
    "G": True,
    "H": True,
}

# %% wrong: examples teach -> "Row B", "fingerprints of row B"
# examples in a prompt teach it
changes = {
    "A": False,
    "B": True,
    "C": False,
    "D": False,
    "E": False,
    "F": False,
    "G": True,
    "H": True,
}

# %% wrong: letters -> "Row A", "'I'", "True or False"
# letters instead of truths
changes = {
    "A": "I",
    "B": "I",
    "C": "I",
    "D": "I",
    "E": "I",
    "F": "I",
    "G": "T",
    "H": "T",
}

# %% wrong: loss is a step -> "Row F", "fingerprints of row F"
# takes the loss for a step
changes = {
    "A": False,
    "B": False,
    "C": False,
    "D": False,
    "E": False,
    "F": True,
    "G": True,
    "H": True,
}

# %% wrong: never -> "Row G", "Row H", "gradient descent"
# nothing changes it
changes = {
    "A": False,
    "B": False,
    "C": False,
    "D": False,
    "E": False,
    "F": False,
    "G": False,
    "H": False,
}

# %% wrong: not touched -> "Row A", "three dots"
# not touched
changes = {
    "A": ...,
    "B": ...,
    "C": ...,
    "D": ...,
    "E": ...,
    "F": ...,
    "G": ...,
    "H": ...,
}

# %% wrong: one step is nothing -> "Row G", "One step"
# one step is too small to count
changes = {
    "A": False,
    "B": False,
    "C": False,
    "D": False,
    "E": False,
    "F": False,
    "G": False,
    "H": True,
}

# %% right: ones and zeros
# 1 and 0
changes = {"A": 0, "B": 0, "C": 0, "D": 0, "E": 0, "F": 0, "G": 1, "H": 1}

# %% right: keywords
# dict with keywords
changes = dict(A=False, B=False, C=False, D=False, E=False, F=False, G=True, H=True)

# %% right: numpy truths
# truth values from a comparison of arrays
import numpy as np

steps = np.array([0, 0, 0, 0, 0, 0, 1, 20])
changes = dict(zip("ABCDEFGH", steps > 0))

# %% right: default dictionary
# a defaultdict
from collections import defaultdict

changes = defaultdict(bool)
for letter in "ABCDEF":
    changes[letter] = False
changes["G"], changes["H"] = True, True

# %% wrong: texts -> "'False'", "without quotes"
# truth values in quotes
changes = {
    "A": "False",
    "B": "False",
    "C": "False",
    "D": "False",
    "E": "False",
    "F": "False",
    "G": "True",
    "H": "True",
}

# %% wrong: yes and no -> "'no'", "'yes'", "True or False"
# yes and no
changes = dict.fromkeys("ABCDEF", "no") | dict.fromkeys("GH", "yes")

# %% wrong: reversed -> "Row A", "Row B", "Row G", "Row H"
# says what stays as it was
changes = dict.fromkeys("ABCDEF", True) | dict.fromkeys("GH", False)

# %% wrong: small rows -> "no row `A`", "no row `H`"
# the rows have small letters
changes = dict.fromkeys("abcdef", False) | dict.fromkeys("gh", True)

# %% wrong: answering wears -> "Row A", "Row B", "Row C"
# each answer is thought to leave a trace
changes = {
    "A": True,
    "B": True,
    "C": True,
    "D": False,
    "E": False,
    "F": False,
    "G": True,
    "H": True,
}

# %% wrong: one row open -> "Row H", "three dots"
# H is left open
changes = dict.fromkeys("ABCDEF", False) | {"G": True, "H": ...}

# %% wrong: list -> "[False, False", "dictionary"
# a list instead of the table
changes = [False, False, False, False, False, False, True, True]
