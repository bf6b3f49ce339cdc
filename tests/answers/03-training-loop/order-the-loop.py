# %% inputs
"""A letter counts in either case, so a table is used with capital letters."""


def inputs(draw):
    return ()


def use(names):
    return {row: letter.upper() for row, letter in names["the_loop"].items()}

# %% right: one text
# the letters in a row, put to their places
places = "first second third fourth fifth sixth seventh eighth".split()
the_loop = dict(zip(places, "EGBDHAFC"))

# %% right: row by row
# row by row, with a blank that slipped in
the_loop = {"first": "E", "second": "G", "third": "B "}
the_loop["fourth"], the_loop["fifth"] = "D", "H"
the_loop["sixth"], the_loop["seventh"] = "A", "F"
the_loop["eighth"] = "C"

# %% right: small letters
# small letters
the_loop = {"first": "e", "second": "g", "third": "b", "fourth": "d", "fifth": "h", "sixth": "a", "seventh": "f", "eighth": "c"}

# %% right: table
# the table, filled in
the_loop = {
    "first": "E",
    "second": "G",
    "third": "B",
    "fourth": "D",
    "fifth": "H",
    "sixth": "A",
    "seventh": "F",
    "eighth": "C",
}

# %% wrong: a text -> "'EGBDHAFC'"
# all letters in one text, instead of the table
the_loop = "EGBDHAFC"

# %% wrong: as listed -> "Row first: not yet", "Row second: not yet"
# the lines as they are listed
the_loop = {"first": "A", "second": "B", "third": "C", "fourth": "D", "fifth": "E", "sixth": "F", "seventh": "G", "eighth": "H"}

# %% wrong: evaluation first -> "Row sixth: not yet", "Row seventh: not yet"
# evaluation drives the update: it is thought to be a part of each step
the_loop = {"first": "E", "second": "G", "third": "B", "fourth": "D", "fifth": "H", "sixth": "C", "seventh": "A", "eighth": "F"}

# %% wrong: loops swapped -> "Row first: not yet", "Row third: not yet"
# batches outside, epochs inside
the_loop = {"first": "B", "second": "G", "third": "E", "fourth": "D", "fifth": "H", "sixth": "A", "seventh": "F", "eighth": "C"}

# %% wrong: loss first -> "Row fourth: not yet", "Row fifth: not yet"
# the loss before the scores it is made of
the_loop = {"first": "E", "second": "G", "third": "B", "fourth": "H", "fifth": "D", "sixth": "A", "seventh": "F", "eighth": "C"}

# %% wrong: not touched -> "not attempted yet"
# not touched: three dots in every row
the_loop = {
    "first": ...,
    "second": ...,
    "third": ...,
    "fourth": ...,
    "fifth": ...,
    "sixth": ...,
    "seventh": ...,
    "eighth": ...,
}

# %% wrong: numbers -> "Row first: not yet", "Row second: not yet"
# numbers instead of letters
the_loop = {"first": 5, "second": 7, "third": 2, "fourth": 4, "fifth": 8, "sixth": 1, "seventh": 6, "eighth": 3}

# %% wrong: one row open -> "Row seventh: not attempted yet"
# one row still holds its three dots
the_loop = {"first": "E", "second": "G", "third": "B", "fourth": "D", "fifth": "H", "sixth": "A", "seventh": ..., "eighth": "C"}

# %% wrong: order once -> "Row first: not yet", "Row second: not yet"
# one order for all epochs, drawn before the loop
the_loop = {"first": "G", "second": "E", "third": "B", "fourth": "D", "fifth": "H", "sixth": "A", "seventh": "F", "eighth": "C"}

# %% wrong: slopes first -> "Row fourth: not yet", "Row fifth: not yet"
# the backward pass before the forward pass
the_loop = {"first": "E", "second": "G", "third": "B", "fourth": "A", "fifth": "D", "sixth": "H", "seventh": "F", "eighth": "C"}

# %% wrong: update first -> "Row sixth: not yet", "Row seventh: not yet"
# the update before the slopes are known
the_loop = {"first": "E", "second": "G", "third": "B", "fourth": "D", "fifth": "H", "sixth": "F", "seventh": "A", "eighth": "C"}

# %% right: string zipped to places
# letters in one string
the_loop = dict(zip("first second third fourth fifth sixth seventh eighth".split(), "EGBDHAFC"))

# %% wrong: loss before the forward pass -> "fourth"
# swaps D and H
the_loop = dict(zip("first second third fourth fifth sixth seventh eighth".split(), "EGBHDAFC"))
