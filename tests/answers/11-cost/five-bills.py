# %% inputs
"""A letter counts in either case, so a table is used with capital letters."""


def inputs(draw):
    return ()


def use(names):
    return {row: letter.upper() for row, letter in names["bill"].items()}

# %% right: by letter
# letter by letter, row by row
bill = dict.fromkeys(["chat", "nightly"], "R")
bill |= {"reports": "A", "router": "B", "search": "C"}

# %% right: small letters
# small letters
bill = {
    "chat": "r",
    "reports": "a",
    "router": "b",
    "nightly": "r",
    "search": "c",
}

# %% right: table
# the table, filled in
bill = {
    "chat": "R",
    "reports": "A",
    "router": "B",
    "nightly": "R",
    "search": "C",
}

# %% wrong: a text
# all letters in one text
bill = "RABRC"

# %% wrong: all right
# believes every bill
bill = {
    "chat": "R",
    "reports": "R",
    "router": "R",
    "nightly": "R",
    "search": "R",
}

# %% wrong: answers are free
# takes an API to charge for prompts only
bill = {
    "chat": "R",
    "reports": "R",
    "router": "B",
    "nightly": "R",
    "search": "C",
}

# %% wrong: busy hours
# takes a rented machine to be paid by its busy hours
bill = {
    "chat": "R",
    "reports": "A",
    "router": "R",
    "nightly": "R",
    "search": "C",
}

# %% wrong: power only
# takes a server that is paid for to cost its power
bill = {
    "chat": "R",
    "reports": "A",
    "router": "B",
    "nightly": "R",
    "search": "R",
}
