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

# %% wrong: a text -> "'CNRTNR'"
# one text instead of a table
output = "CNRTNR"

# %% wrong: all the same -> "Row parcel: not yet", "Row help: not yet"
# the same letter everywhere
output = {
    "inbox": "C",
    "parcel": "C",
    "help": "C",
    "summary": "C",
    "fraud": "C",
    "tents": "C",
}

# %% wrong: days as text -> "Row parcel: not yet"
# the customer reads a sentence about days
output = {
    "inbox": "C",
    "parcel": "T",
    "help": "R",
    "summary": "T",
    "fraud": "N",
    "tents": "R",
}

# %% wrong: fraud is a category -> "Row fraud: not yet"
# fraud or not, so a category
output = {
    "inbox": "C",
    "parcel": "N",
    "help": "R",
    "summary": "T",
    "fraud": "C",
    "tents": "R",
}

# %% wrong: help as category -> "Row help: not yet"
# a page is one of a list
output = {
    "inbox": "C",
    "parcel": "N",
    "help": "C",
    "summary": "T",
    "fraud": "N",
    "tents": "R",
}

# %% wrong: inbox as number -> "Row inbox: not yet"
# spam has a probability
output = {
    "inbox": "N",
    "parcel": "N",
    "help": "R",
    "summary": "T",
    "fraud": "N",
    "tents": "R",
}

# %% wrong: not touched -> "not attempted yet"
# left as it was
output = {
    "inbox": ...,
    "parcel": ...,
    "help": ...,
    "summary": ...,
    "fraud": ...,
    "tents": ...,
}

# %% wrong: one row open -> "Row inbox: not attempted yet"
# one row left open
output = {
    "inbox": ...,
    "parcel": "N",
    "help": "R",
    "summary": "T",
    "fraud": "N",
    "tents": "R",
}

# %% wrong: pages as text -> "Row help: not yet"
# help pages are text
output = {
    "inbox": "C",
    "parcel": "N",
    "help": "T",
    "summary": "T",
    "fraud": "N",
    "tents": "R",
}

# %% wrong: row missing -> "There is no row `inbox`"
# a row is missing
output = {
    "parcel": "N",
    "help": "R",
    "summary": "T",
    "fraud": "N",
    "tents": "R",
}

# %% wrong: summary as category -> "Row summary: not yet"
# a summary says what kind of mail it is
output = {
    "inbox": "C",
    "parcel": "N",
    "help": "R",
    "summary": "C",
    "fraud": "N",
    "tents": "R",
}

# %% wrong: tents as category -> "Row tents: not yet"
# tents are categories of goods
output = {
    "inbox": "C",
    "parcel": "N",
    "help": "R",
    "summary": "T",
    "fraud": "N",
    "tents": "C",
}
