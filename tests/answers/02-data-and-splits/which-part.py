# %% inputs
"""A letter counts in either case, so a table is used with capital letters."""


def inputs(draw):
    return ()


def use(names):
    return {row: letter.upper() for row, letter in names["part"].items()}

# %% right: pairs
# two lists, put together
rows = ['weights', 'stop', 'compare', 'mistakes', 'report', 'looks']
part = dict(zip(rows, "TVVVSA"))

# %% right: row by row
# row by row, with a blank that slipped in
part = {}
part["weights"] = "T"
part["stop"] = "V "
part["compare"] = "V"
part["mistakes"] = "V"
part["report"] = "S"
part["looks"] = "A"

# %% right: small letters
# small letters
part = {'weights': 't', 'stop': 'v', 'compare': 'v', 'mistakes': 'v', 'report': 's', 'looks': 'a'}

# %% right: table
# the table, filled in
part = {
    "weights": "T",
    "stop": "V",
    "compare": "V",
    "mistakes": "V",
    "report": "S",
    "looks": "A",
}

# %% wrong: a text -> "'TVVVSA'"
# one text instead of a table
part = "TVVVSA"

# %% wrong: all the same -> "Row weights: not yet", "Row report: not yet"
# the same letter everywhere
part = {
    "weights": "V",
    "stop": "V",
    "compare": "V",
    "mistakes": "V",
    "report": "V",
    "looks": "V",
}

# %% wrong: compare by test -> "Row compare: not yet"
# the test set decides which is better
part = {
    "weights": "T",
    "stop": "V",
    "compare": "S",
    "mistakes": "V",
    "report": "S",
    "looks": "A",
}

# %% wrong: looks mean -> "Row looks: not yet"
# takes the mean of many looks
part = {
    "weights": "T",
    "stop": "V",
    "compare": "V",
    "mistakes": "V",
    "report": "S",
    "looks": "C",
}

# %% wrong: looks often -> "Row looks: not yet"
# as long as nothing is trained on it
part = {
    "weights": "T",
    "stop": "V",
    "compare": "V",
    "mistakes": "V",
    "report": "S",
    "looks": "B",
}

# %% wrong: mistakes of test -> "Row mistakes: not yet"
# reads the mistakes on the test set
part = {
    "weights": "T",
    "stop": "V",
    "compare": "V",
    "mistakes": "S",
    "report": "S",
    "looks": "A",
}

# %% wrong: mistakes of training -> "Row mistakes: not yet"
# reads the mistakes on training mails
part = {
    "weights": "T",
    "stop": "V",
    "compare": "V",
    "mistakes": "T",
    "report": "S",
    "looks": "A",
}

# %% wrong: not touched -> "not attempted yet"
# left as it was
part = {
    "weights": ...,
    "stop": ...,
    "compare": ...,
    "mistakes": ...,
    "report": ...,
    "looks": ...,
}

# %% wrong: one row open -> "Row weights: not attempted yet"
# one row left open
part = {
    "weights": ...,
    "stop": "V",
    "compare": "V",
    "mistakes": "V",
    "report": "S",
    "looks": "A",
}

# %% wrong: report validation -> "Row report: not yet"
# reports the validation score
part = {
    "weights": "T",
    "stop": "V",
    "compare": "V",
    "mistakes": "V",
    "report": "V",
    "looks": "A",
}

# %% wrong: row missing -> "There is no row `weights`"
# a row is missing
part = {
    "stop": "V",
    "compare": "V",
    "mistakes": "V",
    "report": "S",
    "looks": "A",
}

# %% wrong: stop by test -> "Row stop: not yet"
# stops by the test set
part = {
    "weights": "T",
    "stop": "S",
    "compare": "V",
    "mistakes": "V",
    "report": "S",
    "looks": "A",
}

# %% wrong: stop by training -> "Row stop: not yet"
# stops by the training loss
part = {
    "weights": "T",
    "stop": "T",
    "compare": "V",
    "mistakes": "V",
    "report": "S",
    "looks": "A",
}

# %% wrong: words instead of letters -> "weights"
# writes whole words
part = {
    "weights": "training",
    "stop": "validation",
    "compare": "validation",
    "mistakes": "validation",
    "report": "test",
    "looks": "A",
}
