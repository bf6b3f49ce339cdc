# %% inputs
"""Nothing to draw: an answer is a table, read as the check reads it, in capital or small letters."""


def inputs(draw):
    return (draw,)


def use(names, draw):
    return {row: letter.upper() for row, letter in names["threshold_is"].items()}

# %% right: by reason
# says which mistake hurts, and derives the letter
hurts = {"folder": "alarm", "flag": "miss", "gas": "miss", "unlock": "alarm", "close": "alarm", "voucher": "miss"}
threshold_is = {row: "H" if mistake == "alarm" else "L" for row, mistake in hurts.items()}

# %% right: keywords
# dict with keywords, in another order
threshold_is = dict(voucher="L", close="H", unlock="H", gas="L", flag="L", folder="H")

# %% right: row by row
# first all low, then the three that differ
threshold_is = dict.fromkeys(["folder", "flag", "gas", "unlock", "close", "voucher"], "L")
for row in ("folder", "unlock", "close"):
    threshold_is[row] = "H"

# %% right: table
# the table, filled in
threshold_is = {
    "folder": "H",
    "flag": "L",
    "gas": "L",
    "unlock": "H",
    "close": "H",
    "voucher": "L",
}

# %% wrong: always high
# stricter is thought to be safer in every case
threshold_is = dict.fromkeys(["folder", "flag", "gas", "unlock", "close", "voucher"], "H")

# %% wrong: close low
# close: abuse is thought to be stopped early
threshold_is = {
    "folder": "H",
    "flag": "L",
    "gas": "L",
    "unlock": "H",
    "close": "L",
    "voucher": "L",
}

# %% wrong: flag like folder
# flag: the score is the same as for the folder, so the threshold is thought to be
threshold_is = {
    "folder": "H",
    "flag": "H",
    "gas": "L",
    "unlock": "H",
    "close": "H",
    "voucher": "L",
}

# %% wrong: gas high
# gas: a serious matter is thought to ask for certainty
threshold_is = {
    "folder": "H",
    "flag": "L",
    "gas": "H",
    "unlock": "H",
    "close": "H",
    "voucher": "L",
}

# %% wrong: not touched
# not touched: three dots in every row
threshold_is = {
    "folder": ...,
    "flag": ...,
    "gas": ...,
    "unlock": ...,
    "close": ...,
    "voucher": ...,
}

# %% wrong: opposite
# high is thought to catch more
threshold_is = {
    "folder": "L",
    "flag": "H",
    "gas": "H",
    "unlock": "L",
    "close": "L",
    "voucher": "H",
}

# %% wrong: row missing
# a row is deleted
threshold_is = {
    "folder": "H",
    "flag": "L",
    "gas": "L",
    "unlock": "H",
    "close": "H",
}

# %% wrong: unlock low
# unlock: thinks of the owner who has to try again
threshold_is = {
    "folder": "H",
    "flag": "L",
    "gas": "L",
    "unlock": "L",
    "close": "H",
    "voucher": "L",
}

# %% wrong: voucher high
# voucher: every voucher is thought to be money thrown away
threshold_is = {
    "folder": "H",
    "flag": "L",
    "gas": "L",
    "unlock": "H",
    "close": "H",
    "voucher": "H",
}

# %% wrong: words
# words instead of letters
threshold_is = {
    "folder": "high",
    "flag": "low",
    "gas": "low",
    "unlock": "high",
    "close": "high",
    "voucher": "low",
}
