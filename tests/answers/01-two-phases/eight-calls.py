# %% right: by reason
# says for each row what it does, and derives the answer
does = {"A": "read", "B": "read", "C": "read", "D": "read", "E": "read", "F": "copy", "G": "store", "H": "store"}
changes = {row: action == "store" for row, action in does.items()}

# %% right: by rule
# one rule for all rows: only the last two write
changes = {row: row in "GH" for row in "ABCDEFGH"}

# %% right: keywords
# dict with keywords, in another order
changes = dict(H=True, G=True, F=False, E=False, D=False, C=False, B=False, A=False)

# %% right: row by row
# first all False, then the two that differ
changes = dict.fromkeys("ABCDEFGH", False)
changes["G"] = True
changes["H"] = True

# %% right: table
# the table, filled in
changes = {
    "A": False,
    "B": False,
    "C": False,
    "D": False,
    "E": False,
    "F": False,
    "G": True,
    "H": True,
}

# %% wrong: a list -> "['G', 'H']"
# a list of the rows that change, instead of the table
changes = ["G", "H"]

# %% wrong: always learning -> "Row A: not yet", "Row B: not yet"
# "it is always learning": everything is thought to change it
changes = {row: True for row in "ABCDEFGH"}

# %% wrong: many predictions -> "Row B: not yet", "Row D: not yet"
# B and D: it is thought to learn a little from all that it reads
changes = {"A": False, "B": True, "C": False, "D": True, "E": False, "F": False, "G": True, "H": True}

# %% wrong: not touched -> "not attempted yet"
# not touched: three dots in every row
changes = {
    "A": ...,
    "B": ...,
    "C": ...,
    "D": ...,
    "E": ...,
    "F": ...,
    "G": ...,
    "H": ...,
}

# %% wrong: nothing ever -> "Row G: not yet", "Row H: not yet"
# nothing is thought to change it, training neither
changes = {row: False for row in "ABCDEFGH"}

# %% wrong: one row open -> "Row E: not attempted yet"
# one row still holds its three dots
changes = {"A": False, "B": False, "C": False, "D": False, "E": ..., "F": False, "G": True, "H": True}

# %% wrong: one step is none -> "Row G: not yet"
# G: a single step is thought to be too small to count
changes = {"A": False, "B": False, "C": False, "D": False, "E": False, "F": False, "G": False, "H": True}

# %% wrong: opposite -> "Row A: not yet", "Row B: not yet"
# answers whether the parameters stay the same
changes = {row: row not in "GH" for row in "ABCDEFGH"}

# %% wrong: row missing -> "There is no row `H`"
# a row is deleted
changes = {"A": False, "B": False, "C": False, "D": False, "E": False, "F": False, "G": True}

# %% wrong: saved -> "Row F: not yet"
# F: a loaded copy is thought to be another model
changes = {"A": False, "B": False, "C": False, "D": False, "E": False, "F": True, "G": True, "H": True}

# %% wrong: slope -> "Row E: not yet"
# E: computing the slope is thought to be a step
changes = {"A": False, "B": False, "C": False, "D": False, "E": True, "F": False, "G": True, "H": True}

# %% wrong: small letters -> "There is no row `A`"
# the rows in small letters: names are thought to be read in either case
changes = {row: row in "gh" for row in "abcdefgh"}

# %% wrong: texts -> "Row A: not yet", "Row B: not yet"
# texts instead of truths
changes = {"A": "False", "B": "False", "C": "False", "D": "False", "E": "False", "F": "False", "G": "True", "H": "True"}

# %% wrong: told -> "Row D: not yet"
# D: being told is thought to teach
changes = {"A": False, "B": False, "C": False, "D": True, "E": False, "F": False, "G": True, "H": True}

# %% wrong: yes and no -> "Row A: not yet", "Row B: not yet"
# yes and no instead of truths
changes = {"A": "no", "B": "no", "C": "no", "D": "no", "E": "no", "F": "no", "G": "yes", "H": "yes"}
