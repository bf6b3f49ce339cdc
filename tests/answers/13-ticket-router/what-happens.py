# %% inputs
"""A letter counts in either case, so a table is used with capital letters."""


def inputs(draw):
    return ()


def use(names):
    return {row: letter.upper() for row, letter in names["workflow"].items()}

# %% right: as a dictionary
# every row as the key has it
workflow = {
    "plain": "Q",
    "two": "T",
    "line": "T",
    "empty": "F",
    "away": "F",
    "french": "T",
    "wrong": "Q",
    "nan": "F",
}

# %% right: row by row
# the rows one after the other, in another order
workflow = {}
workflow["nan"] = "F"
workflow["wrong"] = "Q"
workflow["french"] = "T"
workflow["away"] = "F"
workflow["empty"] = "F"
workflow["line"] = "T"
workflow["two"] = "T"
workflow["plain"] = "Q"

# %% right: with dict
# written as a call of dict
workflow = dict(
    plain="Q",
    two="T",
    line="T",
    empty="F",
    away="F",
    french="T",
    wrong="Q",
    nan="F",
)

# %% wrong: all to people
# everything goes to triage
workflow = {
    "plain": "T",
    "two": "T",
    "line": "T",
    "empty": "T",
    "away": "T",
    "french": "T",
    "wrong": "T",
    "nan": "T",
}

# %% wrong: away is triage
# takes no answer for an unsure one
workflow = {
    "plain": "Q",
    "two": "T",
    "line": "T",
    "empty": "F",
    "away": "T",
    "french": "T",
    "wrong": "Q",
    "nan": "F",
}

# %% wrong: line is enough
# exactly 0.7 counts as above
workflow = {
    "plain": "Q",
    "two": "T",
    "line": "Q",
    "empty": "F",
    "away": "F",
    "french": "T",
    "wrong": "Q",
    "nan": "F",
}

# %% wrong: model answers empty
# believes that an unsure number comes for an empty mail
workflow = {
    "plain": "Q",
    "two": "T",
    "line": "T",
    "empty": "T",
    "away": "F",
    "french": "T",
    "wrong": "Q",
    "nan": "T",
}

# %% wrong: rule knows better
# believes that the rule sees the mistake
workflow = {
    "plain": "Q",
    "two": "T",
    "line": "T",
    "empty": "F",
    "away": "F",
    "french": "T",
    "wrong": "T",
    "nan": "F",
}
