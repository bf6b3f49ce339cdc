# %% inputs
"""A letter counts in either case, so a table is used with capital letters."""


def inputs(draw):
    return ()


def use(names):
    return {row: letter.upper() for row, letter in names["mend"].items()}

# %% right: row by row
# row by row, with a blank that slipped in
mend = {}
mend["spam"] = "T"
mend["polish"] = "D"
mend["charger"] = "D "
mend["fraud"] = "T"
mend["returns"] = "D"
mend["urgent"] = "D"

# %% right: small letters
# small letters
mend = {
    "spam": "t",
    "polish": "d",
    "charger": "d",
    "fraud": "t",
    "returns": "d",
    "urgent": "d",
}

# %% right: table
# the table, filled in
mend = {
    "spam": "T",
    "polish": "D",
    "charger": "D",
    "fraud": "T",
    "returns": "D",
    "urgent": "D",
}

# %% right: zipped
# two lists, put together
mend = dict(zip(["spam", "polish", "charger", "fraud", "returns", "urgent"], "TDDTDD"))

# %% wrong: a text
# all letters in one text, instead of the table
mend = "TDDTDD"

# %% wrong: always data
# more data is thought to mend everything
mend = {
    "spam": "D",
    "polish": "D",
    "charger": "D",
    "fraud": "D",
    "returns": "D",
    "urgent": "D",
}

# %% wrong: always threshold
# another threshold is thought to mend everything
mend = {
    "spam": "T",
    "polish": "T",
    "charger": "T",
    "fraud": "T",
    "returns": "T",
    "urgent": "T",
}

# %% wrong: dice
# bad scores, thought to need a stricter threshold
mend = {
    "spam": "T",
    "polish": "T",
    "charger": "D",
    "fraud": "T",
    "returns": "D",
    "urgent": "D",
}

# %% wrong: fraud needs examples
# missed fraud, thought to need more fraud in training
mend = {
    "spam": "T",
    "polish": "D",
    "charger": "D",
    "fraud": "D",
    "returns": "D",
    "urgent": "D",
}

# %% wrong: missing column
# a column that the model never reads, thought to be a matter of the cut
mend = {
    "spam": "T",
    "polish": "D",
    "charger": "D",
    "fraud": "T",
    "returns": "D",
    "urgent": "T",
}

# %% wrong: no quotes
# letters without quotation marks: text taken for names
mend = {
    "spam": T,
    "polish": D,
    "charger": D,
    "fraud": T,
    "returns": D,
    "urgent": D,
}

# %% wrong: noisy labels
# labels that contradict each other, thought to be evened out by the cut
mend = {
    "spam": "T",
    "polish": "D",
    "charger": "D",
    "fraud": "T",
    "returns": "T",
    "urgent": "D",
}

# %% wrong: not touched
# not touched: three dots in every row
mend = {
    "spam": ...,
    "polish": ...,
    "charger": ...,
    "fraud": ...,
    "returns": ...,
    "urgent": ...,
}

# %% wrong: one row open
# one row still holds its three dots
mend = {
    "spam": "T",
    "polish": "D",
    "charger": "D",
    "fraud": "T",
    "returns": "D",
    "urgent": ...,
}

# %% wrong: opposite
# the two letters exchanged
mend = {
    "spam": "D",
    "polish": "T",
    "charger": "T",
    "fraud": "D",
    "returns": "T",
    "urgent": "T",
}

# %% wrong: sure and wrong
# a sure mistake, thought to be cut off by a higher threshold
mend = {
    "spam": "T",
    "polish": "D",
    "charger": "T",
    "fraud": "T",
    "returns": "D",
    "urgent": "D",
}

# %% wrong: truths
# truths instead of letters
mend = {
    "spam": True,
    "polish": False,
    "charger": False,
    "fraud": True,
    "returns": False,
    "urgent": False,
}
