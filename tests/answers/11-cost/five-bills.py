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

# %% wrong: a text -> "dictionary", "'RABRC'"
# all letters in one text
bill = "RABRC"

# %% wrong: all right -> "reports", "router", "search"
# believes every bill
bill = {
    "chat": "R",
    "reports": "R",
    "router": "R",
    "nightly": "R",
    "search": "R",
}

# %% wrong: answers are free -> "reports"
# takes an API to charge for prompts only
bill = {
    "chat": "R",
    "reports": "R",
    "router": "B",
    "nightly": "R",
    "search": "C",
}

# %% wrong: busy hours -> "router"
# takes a rented machine to be paid by its busy hours
bill = {
    "chat": "R",
    "reports": "A",
    "router": "R",
    "nightly": "R",
    "search": "C",
}

# %% wrong: power only -> "search"
# takes a server that is paid for to cost its power
bill = {
    "chat": "R",
    "reports": "A",
    "router": "B",
    "nightly": "R",
    "search": "R",
}

# %% right: worked out
# each bill computed and compared
mine = {"chat": 600, "reports": 300, "router": 2160, "nightly": 180, "search": 1180}
theirs = {"chat": 600, "reports": 240, "router": 720, "nightly": 180, "search": 180}
left_out = {"reports": "A", "router": "B", "search": "C"}
bill = {row: "R" if mine[row] == theirs[row] else left_out[row] for row in mine}

# %% wrong: chat for a day -> "chat"
# the month is thought to be missing
bill = {"chat": "B", "reports": "A", "router": "B", "nightly": "R", "search": "C"}

# %% wrong: nightly whole nights -> "nightly"
# a rented GPU is thought to be paid all day
bill = {"chat": "R", "reports": "A", "router": "B", "nightly": "B", "search": "C"}

# %% wrong: search without hours -> "search"
# the power is thought to be for too few hours
bill = {"chat": "R", "reports": "A", "router": "B", "nightly": "R", "search": "B"}

# %% wrong: router up front -> "router"
# the GPU is thought to be bought
bill = {"chat": "R", "reports": "A", "router": "C", "nightly": "R", "search": "C"}

# %% wrong: reports by hours -> "reports"
# another letter for the reports
bill = {"chat": "R", "reports": "B", "router": "B", "nightly": "R", "search": "C"}

# %% wrong: the sums -> "300", "R", "A", "B", "C"
# the right sums instead of letters
bill = {"chat": 600, "reports": 300, "router": 2160, "nightly": 180, "search": 1180}

# %% wrong: not touched -> "three dots"
# not touched
bill = {"chat": ..., "reports": ..., "router": ..., "nightly": ..., "search": ...}

# %% wrong: row missing -> "search"
# the last row was forgotten
bill = {"chat": "R", "reports": "A", "router": "B", "nightly": "R"}

# %% wrong: words -> "'right'", "R", "A", "B", "C"
# words instead of letters
bill = {"chat": "right", "reports": "tokens", "router": "hours", "nightly": "right", "search": "up front"}
