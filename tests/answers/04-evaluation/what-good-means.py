# %% inputs
"""A letter counts in either case, so a table is used with capital letters."""


def inputs(draw):
    return ()


def use(names):
    return {row: letter.upper() for row, letter in names["measure"].items()}

# %% right: row by row
# row by row, with a blank that slipped in
measure = {}
measure["ulrik"] = "R"
measure["tadeo"] = "P"
measure["noor"] = "A "
measure["chat"] = "L"
measure["owner"] = "C"
measure["lawyer"] = "S"

# %% right: small letters
# small letters
measure = {
    "ulrik": "r",
    "tadeo": "p",
    "noor": "a",
    "chat": "l",
    "owner": "c",
    "lawyer": "s",
}

# %% right: table
# the table, filled in
measure = {
    "ulrik": "R",
    "tadeo": "P",
    "noor": "A",
    "chat": "L",
    "owner": "C",
    "lawyer": "S",
}

# %% right: zipped
# two lists, put together
measure = dict(zip(["ulrik", "tadeo", "noor", "chat", "owner", "lawyer"], "RPALCS"))

# %% wrong: a text -> "'RPALCS'"
# all letters in one text, instead of the table
measure = "RPALCS"

# %% wrong: accuracy for all three -> "Row ulrik: not yet", "Row tadeo: not yet"
# accuracy wherever mails are counted
measure = {
    "ulrik": "A",
    "tadeo": "A",
    "noor": "A",
    "chat": "L",
    "owner": "C",
    "lawyer": "S",
}

# %% wrong: accuracy for ulrik -> "Row ulrik: not yet"
# accuracy is thought to answer for one queue too
measure = {
    "ulrik": "A",
    "tadeo": "P",
    "noor": "A",
    "chat": "L",
    "owner": "C",
    "lawyer": "S",
}

# %% wrong: latency for cost -> "Row owner: not yet"
# time is money: latency for the bill
measure = {
    "ulrik": "R",
    "tadeo": "P",
    "noor": "A",
    "chat": "L",
    "owner": "L",
    "lawyer": "S",
}

# %% wrong: no quotes -> "NameError"
# letters without quotation marks: text taken for names
measure = {
    "ulrik": R,
    "tadeo": P,
    "noor": A,
    "chat": L,
    "owner": C,
    "lawyer": S,
}

# %% wrong: not touched -> "not attempted yet"
# not touched: three dots in every row
measure = {
    "ulrik": ...,
    "tadeo": ...,
    "noor": ...,
    "chat": ...,
    "owner": ...,
    "lawyer": ...,
}

# %% wrong: one row open -> "Row lawyer: not attempted yet"
# one row still holds its three dots
measure = {
    "ulrik": "R",
    "tadeo": "P",
    "noor": "A",
    "chat": "L",
    "owner": "C",
    "lawyer": ...,
}

# %% wrong: precision and recall swapped -> "Row ulrik: not yet", "Row tadeo: not yet"
# precision and recall taken for each other
measure = {
    "ulrik": "P",
    "tadeo": "R",
    "noor": "A",
    "chat": "L",
    "owner": "C",
    "lawyer": "S",
}

# %% wrong: precision for safety -> "Row lawyer: not yet"
# what must never happen, taken for a matter of precision
measure = {
    "ulrik": "R",
    "tadeo": "P",
    "noor": "A",
    "chat": "L",
    "owner": "C",
    "lawyer": "P",
}

# %% wrong: recall overall -> "Row noor: not yet"
# recall is thought to be about all mails
measure = {
    "ulrik": "R",
    "tadeo": "P",
    "noor": "R",
    "chat": "L",
    "owner": "C",
    "lawyer": "S",
}

# %% wrong: swapped time and safety -> "Row chat: not yet", "Row lawyer: not yet"
# latency and safety exchanged
measure = {
    "ulrik": "R",
    "tadeo": "P",
    "noor": "A",
    "chat": "S",
    "owner": "C",
    "lawyer": "L",
}

# %% wrong: words -> "Row ulrik: not yet", "Row tadeo: not yet"
# the words instead of the letters
measure = {
    "ulrik": "recall",
    "tadeo": "precision",
    "noor": "accuracy",
    "chat": "latency",
    "owner": "cost",
    "lawyer": "safety",
}

# %% right: unpacked from a string
# one letter per row
measure = dict(zip(("ulrik", "tadeo", "noor", "chat", "owner", "lawyer"), tuple("RPALCS")))
