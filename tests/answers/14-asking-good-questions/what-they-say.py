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

# %% wrong: all c
# the same letter everywhere
meaning = {
    "meeting_1": "C",
    "meeting_2": "C",
    "meeting_3": "C",
    "meeting_4": "C",
    "meeting_5": "C",
}

# %% wrong: calibration is leakage
# the high number is taken for a leak
meaning = {
    "meeting_1": "C",
    "meeting_2": "D",
    "meeting_3": "B",
    "meeting_4": "A",
    "meeting_5": "E",
}

# %% wrong: drift is training
# drift is taken for further training
meaning = {
    "meeting_1": "C",
    "meeting_2": "A",
    "meeting_3": "F",
    "meeting_4": "D",
    "meeting_5": "E",
}

# %% wrong: gate is drift
# the fall of the recall is taken for drift
meaning = {
    "meeting_1": "C",
    "meeting_2": "A",
    "meeting_3": "B",
    "meeting_4": "D",
    "meeting_5": "B",
}

# %% wrong: not touched
# not touched
meaning = {
    "meeting_1": ...,
    "meeting_2": ...,
    "meeting_3": ...,
    "meeting_4": ...,
    "meeting_5": ...,
}
