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

# %% wrong: a text -> "'TDDTDD'"
# all letters in one text, instead of the table
mend = "TDDTDD"

# %% wrong: always data -> "Row spam: not yet", "Row fraud: not yet"
# more data is thought to mend everything
mend = {
    "spam": "D",
    "polish": "D",
    "charger": "D",
    "fraud": "D",
    "returns": "D",
    "urgent": "D",
}

# %% wrong: always threshold -> "Row polish: not yet", "Row charger: not yet"
# another threshold is thought to mend everything
mend = {
    "spam": "T",
    "polish": "T",
    "charger": "T",
    "fraud": "T",
    "returns": "T",
    "urgent": "T",
}

# %% wrong: dice -> "Row polish: not yet"
# bad scores, thought to need a stricter threshold
mend = {
    "spam": "T",
    "polish": "T",
    "charger": "D",
    "fraud": "T",
    "returns": "D",
    "urgent": "D",
}

# %% wrong: fraud needs examples -> "Row fraud: not yet"
# missed fraud, thought to need more fraud in training
mend = {
    "spam": "T",
    "polish": "D",
    "charger": "D",
    "fraud": "D",
    "returns": "D",
    "urgent": "D",
}

# %% wrong: missing column -> "Row urgent: not yet"
# a column that the model never reads, thought to be a matter of the cut
mend = {
    "spam": "T",
    "polish": "D",
    "charger": "D",
    "fraud": "T",
    "returns": "D",
    "urgent": "T",
}

# %% wrong: no quotes -> "NameError"
# letters without quotation marks: text taken for names
mend = {
    "spam": T,
    "polish": D,
    "charger": D,
    "fraud": T,
    "returns": D,
    "urgent": D,
}

# %% wrong: noisy labels -> "Row returns: not yet"
# labels that contradict each other, thought to be evened out by the cut
mend = {
    "spam": "T",
    "polish": "D",
    "charger": "D",
    "fraud": "T",
    "returns": "T",
    "urgent": "D",
}

# %% wrong: not touched -> "not attempted yet"
# not touched: three dots in every row
mend = {
    "spam": ...,
    "polish": ...,
    "charger": ...,
    "fraud": ...,
    "returns": ...,
    "urgent": ...,
}

# %% wrong: one row open -> "Row urgent: not attempted yet"
# one row still holds its three dots
mend = {
    "spam": "T",
    "polish": "D",
    "charger": "D",
    "fraud": "T",
    "returns": "D",
    "urgent": ...,
}

# %% wrong: opposite -> "Row spam: not yet", "Row polish: not yet"
# the two letters exchanged
mend = {
    "spam": "D",
    "polish": "T",
    "charger": "T",
    "fraud": "D",
    "returns": "T",
    "urgent": "T",
}

# %% wrong: sure and wrong -> "Row charger: not yet"
# a sure mistake, thought to be cut off by a higher threshold
mend = {
    "spam": "T",
    "polish": "D",
    "charger": "T",
    "fraud": "T",
    "returns": "D",
    "urgent": "D",
}

# %% wrong: truths -> "Row spam: not yet", "Row polish: not yet"
# truths instead of letters
mend = {
    "spam": True,
    "polish": False,
    "charger": False,
    "fraud": True,
    "returns": False,
    "urgent": False,
}
