# %% inputs
"""A letter counts in either case, so a table is used with capital letters."""


def inputs(draw):
    return ()


def use(names):
    return {row: letter.upper() for row, letter in names["paid"].items()}

# %% right: by letter
# letter by letter, row by row
paid = {}
paid["backward"] = paid["moments"] = paid["second_rate"] = paid["slices"] = "T"
paid["tokens"] = paid["api"] = "I"
paid["idle"] = paid["room"] = "H"

# %% right: small letters
# small letters
paid = {
    "backward": "t",
    "moments": "t",
    "second_rate": "t",
    "slices": "t",
    "tokens": "i",
    "api": "i",
    "idle": "h",
    "room": "h",
}

# %% right: table
# the table, filled in
paid = {
    "backward": "T",
    "moments": "T",
    "second_rate": "T",
    "slices": "T",
    "tokens": "I",
    "api": "I",
    "idle": "H",
    "room": "H",
}

# %% wrong: evaluation is inference
# an evaluation is taken for a customer's request
paid = {
    "backward": "T",
    "moments": "T",
    "second_rate": "T",
    "slices": "I",
    "tokens": "I",
    "api": "I",
    "idle": "H",
    "room": "H",
}

# %% wrong: idle is free
# an idle GPU is taken to cost nothing until somebody asks
paid = {
    "backward": "T",
    "moments": "T",
    "second_rate": "T",
    "slices": "T",
    "tokens": "I",
    "api": "I",
    "idle": "I",
    "room": "H",
}

# %% wrong: inference is free
# answers are taken to be paid for with the training
paid = {
    "backward": "T",
    "moments": "T",
    "second_rate": "T",
    "slices": "T",
    "tokens": "T",
    "api": "I",
    "idle": "H",
    "room": "H",
}

# %% wrong: moments everywhere
# the moments are taken to lie in memory whenever the machine is on
paid = {
    "backward": "T",
    "moments": "H",
    "second_rate": "T",
    "slices": "T",
    "tokens": "I",
    "api": "I",
    "idle": "H",
    "room": "H",
}

# %% wrong: not touched
# not touched: three dots in every row
paid = {
    "backward": ...,
    "moments": ...,
    "second_rate": ...,
    "slices": ...,
    "tokens": ...,
    "api": ...,
    "idle": ...,
    "room": ...,
}
