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

# %% wrong: always learning
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

# %% wrong: cache is memory
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

# %% wrong: corrections teach
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

# %% wrong: dial is a parameter
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

# %% wrong: examples teach
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

# %% wrong: letters
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

# %% wrong: loss is a step
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

# %% wrong: never
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

# %% wrong: not touched
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

# %% wrong: one step is nothing
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
