# %% inputs
"""A letter counts in either case, so a table is used with capital letters."""


def inputs(draw):
    return ()


def use(names):
    return {row: letter.upper() for row, letter in names["leak"].items()}

# %% right: pairs
# two lists, put together
rows = ['1', '2', '3', '4', '5', '6']
leak = dict(zip(rows, "NOFODC"))

# %% right: row by row
# row by row, with a blank that slipped in
leak = {}
leak["1"] = "N"
leak["2"] = "O "
leak["3"] = "F"
leak["4"] = "O"
leak["5"] = "D"
leak["6"] = "C"

# %% right: small letters
# small letters
leak = {'1': 'n', '2': 'o', '3': 'f', '4': 'o', '5': 'd', '6': 'c'}

# %% right: table
# the table, filled in
leak = {
    "1": "N",
    "2": "O",
    "3": "F",
    "4": "O",
    "5": "D",
    "6": "C",
}

# %% wrong: a text -> "'NOFODC'"
# one text instead of a table
leak = "NOFODC"

# %% wrong: all the same -> "Row 1: not yet", "Row 3: not yet"
# the same letter everywhere
leak = {
    "1": "O",
    "2": "O",
    "3": "O",
    "4": "O",
    "5": "O",
    "6": "O",
}

# %% wrong: column as future -> "Row 6: not yet"
# the column comes later, so from the future
leak = {
    "1": "N",
    "2": "O",
    "3": "F",
    "4": "O",
    "5": "D",
    "6": "F",
}

# %% wrong: column unseen -> "Row 6: not yet"
# columns are just columns
leak = {
    "1": "N",
    "2": "O",
    "3": "F",
    "4": "O",
    "5": "D",
    "6": "O",
}

# %% wrong: copies from time -> "Row 5: not yet"
# the split by time in 5 is the fault
leak = {
    "1": "N",
    "2": "O",
    "3": "F",
    "4": "O",
    "5": "F",
    "6": "C",
}

# %% wrong: not touched -> "not attempted yet"
# left as it was
leak = {
    "1": ...,
    "2": ...,
    "3": ...,
    "4": ...,
    "5": ...,
    "6": ...,
}

# %% wrong: once is enough -> "Row 5: not yet"
# each part has every mail once
leak = {
    "1": "N",
    "2": "O",
    "3": "F",
    "4": "O",
    "5": "O",
    "6": "C",
}

# %% wrong: one row open -> "Row 1: not attempted yet"
# one row left open
leak = {
    "1": ...,
    "2": "O",
    "3": "F",
    "4": "O",
    "5": "D",
    "6": "C",
}

# %% wrong: pair the wrong way -> "Row 1: not yet", "Row 2: not yet"
# the scale is wrong where it is fitted on training
leak = {
    "1": "O",
    "2": "N",
    "3": "F",
    "4": "O",
    "5": "D",
    "6": "C",
}

# %% wrong: row missing -> "There is no row `1`"
# a row is missing
leak = {
    "2": "O",
    "3": "F",
    "4": "O",
    "5": "D",
    "6": "C",
}

# %% wrong: scale harmless -> "Row 1: not yet"
# a mean cannot leak
leak = {
    "1": "O",
    "2": "O",
    "3": "F",
    "4": "O",
    "5": "D",
    "6": "C",
}

# %% wrong: shuffled harmless -> "Row 3: not yet"
# random is always fair
leak = {
    "1": "N",
    "2": "O",
    "3": "O",
    "4": "O",
    "5": "D",
    "6": "C",
}

# %% wrong: time is the leak -> "Row 3: not yet", "Row 4: not yet"
# takes the split by time for the leak
leak = {
    "1": "N",
    "2": "O",
    "3": "O",
    "4": "F",
    "5": "D",
    "6": "C",
}

# %% right: from the order of the letters
# letters in one string
leak = {str(number): letter for number, letter in enumerate("NOFODC", 1)}

# %% wrong: numbers as keys -> "1"
# writes numbers instead of texts as keys
leak = {1: "N", 2: "O", 3: "F", 4: "O", 5: "D", 6: "C"}
