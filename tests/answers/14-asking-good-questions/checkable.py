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

# %% right: numpy texts
# letters out of an array
import numpy as np

letter = dict(zip(["fast", "languages", "careful", "noticed", "controlled"], np.array(list("EACGH"))))

# %% wrong: card -> "fast", "graphics card"
# fast: asks for the graphics card
letter = {
    "fast": "F",
    "languages": "A",
    "careful": "C",
    "noticed": "G",
    "controlled": "H",
}

# %% wrong: many mails -> "languages", "in one language"
# languages: asks for the number of mails
letter = {
    "fast": "E",
    "languages": "B",
    "careful": "C",
    "noticed": "G",
    "controlled": "H",
}

# %% wrong: mean confidence -> "careful", "average confidence"
# careful: asks for the mean confidence
letter = {
    "fast": "E",
    "languages": "A",
    "careful": "D",
    "noticed": "G",
    "controlled": "H",
}

# %% wrong: one open -> "careful", "three dots"
# one row still open
letter = {
    "fast": "E",
    "languages": "A",
    "careful": ...,
    "noticed": "G",
    "controlled": "H",
}

# %% wrong: swapped -> "noticed", "controlled"
# noticed and controlled swapped
letter = {
    "fast": "E",
    "languages": "A",
    "careful": "C",
    "noticed": "H",
    "controlled": "G",
}

# %% wrong: all that sound exact -> "fast", "languages", "careful"
# the three letters that are left over
letter = {"fast": "F", "languages": "B", "careful": "D", "noticed": "G", "controlled": "H"}

# %% wrong: noticed by the latency -> "fast", "noticed"
# fast and noticed swapped
letter = {"fast": "G", "languages": "A", "careful": "C", "noticed": "E", "controlled": "H"}

# %% wrong: controlled by care -> "careful", "controlled"
# careful and controlled swapped
letter = {"fast": "E", "languages": "A", "careful": "H", "noticed": "G", "controlled": "C"}

# %% wrong: languages by slices -> "languages", "careful"
# languages and careful swapped
letter = {"fast": "E", "languages": "C", "careful": "A", "noticed": "G", "controlled": "H"}

# %% right: pairs
# built from pairs of a row and its letter
letter = dict([("fast", "E"), ("languages", "A"), ("careful", "C"), ("noticed", "G"), ("controlled", "H")])
