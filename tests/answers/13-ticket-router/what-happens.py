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

# %% right: small letters
# small letters, one with a blank
workflow = dict(plain="q", two="t", line="t ", empty="f", away="f", french="t", wrong="q", nan="f")

# %% right: numpy texts
# letters out of an array
import numpy as np

rows = ["plain", "two", "line", "empty", "away", "french", "wrong", "nan"]
workflow = dict(zip(rows, np.array(list("QTTFFTQF"))))

# %% wrong: all to people -> "plain", "wrong", "away", "nan"
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

# %% wrong: away is triage -> "away", "No probability came back"
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

# %% wrong: line is enough -> "line", "0.70 above 0.70"
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

# %% wrong: model answers empty -> "empty", "nan"
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

# %% wrong: rule knows better -> "wrong", "0.88 is above 0.7"
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

# %% wrong: two is sure -> "two", "0.48"
# two queues together are above the threshold
workflow = {
    "plain": "Q",
    "two": "Q",
    "line": "T",
    "empty": "F",
    "away": "F",
    "french": "T",
    "wrong": "Q",
    "nan": "F",
}

# %% wrong: french is a fallback -> "french", "0.41"
# a text in another language is thought to have no answer
workflow = {
    "plain": "Q",
    "two": "T",
    "line": "T",
    "empty": "F",
    "away": "F",
    "french": "F",
    "wrong": "Q",
    "nan": "F",
}

# %% wrong: nan is triage -> "nan", "threshold can compare"
# nan is thought to be below the threshold
workflow = {
    "plain": "Q",
    "two": "T",
    "line": "T",
    "empty": "F",
    "away": "F",
    "french": "T",
    "wrong": "Q",
    "nan": "T",
}

# %% wrong: nan is routed -> "nan", "threshold can compare"
# nan is thought to pass the threshold
workflow = {
    "plain": "Q",
    "two": "T",
    "line": "T",
    "empty": "F",
    "away": "F",
    "french": "T",
    "wrong": "Q",
    "nan": "Q",
}

# %% wrong: empty is routed -> "empty", "no word"
# the model's answer to an empty text is believed
workflow = {
    "plain": "Q",
    "two": "T",
    "line": "T",
    "empty": "Q",
    "away": "F",
    "french": "T",
    "wrong": "Q",
    "nan": "F",
}

# %% wrong: fallback for doubt -> "two", "line", "french"
# whatever is not routed is called a fallback
workflow = {
    "plain": "Q",
    "two": "F",
    "line": "F",
    "empty": "F",
    "away": "F",
    "french": "F",
    "wrong": "Q",
    "nan": "F",
}

# %% wrong: one row open -> "line", "three dots"
# one row still has its three dots
workflow = {
    "plain": "Q",
    "two": "T",
    "line": ...,
    "empty": "F",
    "away": "F",
    "french": "T",
    "wrong": "Q",
    "nan": "F",
}

# %% wrong: words -> "plain", "F, Q, T", "'queue'"
# words instead of letters
workflow = {
    "plain": "queue",
    "two": "triage",
    "line": "triage",
    "empty": "fallback",
    "away": "fallback",
    "french": "triage",
    "wrong": "queue",
    "nan": "fallback",
}

# %% wrong: all routed -> "two", "empty", "away"
# everything goes to a queue
workflow = {
    "plain": "Q",
    "two": "Q",
    "line": "Q",
    "empty": "Q",
    "away": "Q",
    "french": "Q",
    "wrong": "Q",
    "nan": "Q",
}

# %% right: string of letters
# one letter per row
workflow = dict(zip("plain two line empty away french wrong nan".split(), "QTTFFTQF"))

# %% wrong: a wrong answer is stopped -> "wrong"
# thinks that the threshold sees a wrong answer
workflow = dict(zip("plain two line empty away french wrong nan".split(), "QTTFFTTF"))
