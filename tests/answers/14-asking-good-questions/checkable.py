# %% inputs
"""A table of letters: small ones count as large ones."""


def inputs(draw):
    return ()


def use(names):
    return {row: letter.strip().upper() for row, letter in names["letter"].items()}

# %% right: small letters
# small letters, row by row
letter = {"noticed": "g", "controlled": "h"}
letter["fast"], letter["languages"], letter["careful"] = "e", "a", "c"

# %% right: table
# the table, filled in
letter = {
    "fast": "E",
    "languages": "A",
    "careful": "C",
    "noticed": "G",
    "controlled": "H",
}

# %% right: zip
# two lists side by side
letter = dict(zip(["fast", "languages", "careful", "noticed", "controlled"], "EACGH"))

# %% wrong: card
# fast: asks for the graphics card
letter = {
    "fast": "F",
    "languages": "A",
    "careful": "C",
    "noticed": "G",
    "controlled": "H",
}

# %% wrong: many mails
# languages: asks for the number of mails
letter = {
    "fast": "E",
    "languages": "B",
    "careful": "C",
    "noticed": "G",
    "controlled": "H",
}

# %% wrong: mean confidence
# careful: asks for the mean confidence
letter = {
    "fast": "E",
    "languages": "A",
    "careful": "D",
    "noticed": "G",
    "controlled": "H",
}

# %% wrong: one open
# one row still open
letter = {
    "fast": "E",
    "languages": "A",
    "careful": ...,
    "noticed": "G",
    "controlled": "H",
}

# %% wrong: swapped
# noticed and controlled swapped
letter = {
    "fast": "E",
    "languages": "A",
    "careful": "C",
    "noticed": "H",
    "controlled": "G",
}
