# %% inputs
"""A letter counts in either case, so a table is used with capital letters."""


def inputs(draw):
    return ()


def use(names):
    return {row: letter.upper() for row, letter in names["output"].items()}

# %% right: pairs
# two lists, put together
rows = ['inbox', 'parcel', 'help', 'summary', 'fraud', 'tents']
output = dict(zip(rows, "CNRTNR"))

# %% right: row by row
# row by row, with a blank that slipped in
output = {}
output["inbox"] = "C"
output["parcel"] = "N "
output["help"] = "R"
output["summary"] = "T"
output["fraud"] = "N"
output["tents"] = "R"

# %% right: small letters
# small letters
output = {'inbox': 'c', 'parcel': 'n', 'help': 'r', 'summary': 't', 'fraud': 'n', 'tents': 'r'}

# %% right: table
# the table, filled in
output = {
    "inbox": "C",
    "parcel": "N",
    "help": "R",
    "summary": "T",
    "fraud": "N",
    "tents": "R",
}

# %% wrong: a text
# one text instead of a table
output = "CNRTNR"

# %% wrong: all the same
# the same letter everywhere
output = {
    "inbox": "C",
    "parcel": "C",
    "help": "C",
    "summary": "C",
    "fraud": "C",
    "tents": "C",
}

# %% wrong: days as text
# the customer reads a sentence about days
output = {
    "inbox": "C",
    "parcel": "T",
    "help": "R",
    "summary": "T",
    "fraud": "N",
    "tents": "R",
}

# %% wrong: fraud is a category
# fraud or not, so a category
output = {
    "inbox": "C",
    "parcel": "N",
    "help": "R",
    "summary": "T",
    "fraud": "C",
    "tents": "R",
}

# %% wrong: help as category
# a page is one of a list
output = {
    "inbox": "C",
    "parcel": "N",
    "help": "C",
    "summary": "T",
    "fraud": "N",
    "tents": "R",
}

# %% wrong: inbox as number
# spam has a probability
output = {
    "inbox": "N",
    "parcel": "N",
    "help": "R",
    "summary": "T",
    "fraud": "N",
    "tents": "R",
}

# %% wrong: not touched
# left as it was
output = {
    "inbox": ...,
    "parcel": ...,
    "help": ...,
    "summary": ...,
    "fraud": ...,
    "tents": ...,
}

# %% wrong: one row open
# one row left open
output = {
    "inbox": ...,
    "parcel": "N",
    "help": "R",
    "summary": "T",
    "fraud": "N",
    "tents": "R",
}

# %% wrong: pages as text
# help pages are text
output = {
    "inbox": "C",
    "parcel": "N",
    "help": "T",
    "summary": "T",
    "fraud": "N",
    "tents": "R",
}

# %% wrong: row missing
# a row is missing
output = {
    "parcel": "N",
    "help": "R",
    "summary": "T",
    "fraud": "N",
    "tents": "R",
}

# %% wrong: summary as category
# a summary says what kind of mail it is
output = {
    "inbox": "C",
    "parcel": "N",
    "help": "R",
    "summary": "C",
    "fraud": "N",
    "tents": "R",
}

# %% wrong: tents as category
# tents are categories of goods
output = {
    "inbox": "C",
    "parcel": "N",
    "help": "R",
    "summary": "T",
    "fraud": "N",
    "tents": "C",
}
