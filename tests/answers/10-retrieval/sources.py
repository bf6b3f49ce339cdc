# %% inputs
"""Nothing to draw: an answer is a table, read as the check reads it, in capital or small letters."""


def inputs(draw):
    return (draw,)


def use(names, draw):
    return {row: letter.upper() for row, letter in names["may_be"].items()}

# %% right: as a dictionary
# row by row in one dictionary
may_be = {
    "page": "U",
    "leaflet": "S",
    "review": "O",
    "swap": "N",
    "begin": "U",
    "mail": "O",
    "copy": "S",
    "refund": "N",
}

# %% right: by letter
# from each letter to its rows
of = {"U": ["page", "begin"], "S": ["leaflet", "copy"], "O": ["review", "mail"], "N": ["swap", "refund"]}
may_be = {row: letter for letter, rows in of.items() for row in rows}

# %% right: with dict
# names without quotation marks
may_be = dict(page="U", leaflet="S", review="O", swap="N", begin="U", mail="O", copy="S", refund="N")

# %% right: numpy texts
# letters out of an array, small ones among them
import numpy as np

rows = ["page", "leaflet", "review", "swap", "begin", "mail", "copy", "refund"]
may_be = dict(zip(rows, np.array(list("usonuosN"))))

# %% wrong: all may -> "leaflet", "review", "swap", "mail", "copy", "refund"
# whatever was found may be used
may_be = {
    "page": "U",
    "leaflet": "U",
    "review": "U",
    "swap": "U",
    "begin": "U",
    "mail": "U",
    "copy": "U",
    "refund": "U",
}

# %% wrong: any days -> "swap", "refund"
# any number of days is an answer
may_be = {
    "page": "U",
    "leaflet": "S",
    "review": "O",
    "swap": "U",
    "begin": "U",
    "mail": "O",
    "copy": "S",
    "refund": "U",
}

# %% wrong: half the question -> "begin", "from when"
# when it begins was not asked
may_be = {
    "page": "U",
    "leaflet": "S",
    "review": "O",
    "swap": "N",
    "begin": "N",
    "mail": "O",
    "copy": "S",
    "refund": "N",
}

# %% wrong: newest wins -> "page", "mail"
# the mail is the newest, so it is used
may_be = {
    "page": "S",
    "leaflet": "S",
    "review": "O",
    "swap": "N",
    "begin": "U",
    "mail": "U",
    "copy": "S",
    "refund": "N",
}

# %% wrong: order is opinion -> "review", "mail"
# a review is just off the matter
may_be = {
    "page": "U",
    "leaflet": "S",
    "review": "N",
    "swap": "N",
    "begin": "U",
    "mail": "S",
    "copy": "S",
    "refund": "N",
}

# %% wrong: shop wrote it -> "leaflet", "copy"
# what the shop has written may be used
may_be = {
    "page": "U",
    "leaflet": "U",
    "review": "O",
    "swap": "N",
    "begin": "U",
    "mail": "O",
    "copy": "U",
    "refund": "N",
}

# %% right: letters in a string
# one letter per row
may_be = dict(zip("page leaflet review swap begin mail copy refund".split(), "USONUOSN"))

# %% wrong: the saved copy may be used -> "copy"
# trusts the saved help page
may_be = dict(zip("page leaflet review swap begin mail copy refund".split(), "USONUOUN"))

# %% wrong: last row cut off -> "refund"
# forgets the last row
may_be = dict(zip("page leaflet review swap begin mail copy".split(), "USONUOS"))
