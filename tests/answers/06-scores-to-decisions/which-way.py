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

# %% wrong: always high -> "flag", "gas", "voucher"
# stricter is thought to be safer in every case
threshold_is = dict.fromkeys(["folder", "flag", "gas", "unlock", "close", "voucher"], "H")

# %% wrong: close low -> "close"
# close: abuse is thought to be stopped early
threshold_is = {
    "folder": "H",
    "flag": "L",
    "gas": "L",
    "unlock": "H",
    "close": "L",
    "voucher": "L",
}

# %% wrong: flag like folder -> "flag"
# flag: the score is the same as for the folder, so the threshold is thought to be
threshold_is = {
    "folder": "H",
    "flag": "H",
    "gas": "L",
    "unlock": "H",
    "close": "H",
    "voucher": "L",
}

# %% wrong: gas high -> "gas"
# gas: a serious matter is thought to ask for certainty
threshold_is = {
    "folder": "H",
    "flag": "L",
    "gas": "H",
    "unlock": "H",
    "close": "H",
    "voucher": "L",
}

# %% wrong: not touched -> "three dots"
# not touched: three dots in every row
threshold_is = {
    "folder": ...,
    "flag": ...,
    "gas": ...,
    "unlock": ...,
    "close": ...,
    "voucher": ...,
}

# %% wrong: opposite -> "folder", "flag", "gas", "unlock", "close", "voucher"
# high is thought to catch more
threshold_is = {
    "folder": "L",
    "flag": "H",
    "gas": "H",
    "unlock": "L",
    "close": "L",
    "voucher": "H",
}

# %% wrong: row missing -> "voucher"
# a row is deleted
threshold_is = {
    "folder": "H",
    "flag": "L",
    "gas": "L",
    "unlock": "H",
    "close": "H",
}

# %% wrong: unlock low -> "unlock"
# unlock: thinks of the owner who has to try again
threshold_is = {
    "folder": "H",
    "flag": "L",
    "gas": "L",
    "unlock": "L",
    "close": "H",
    "voucher": "L",
}

# %% wrong: voucher high -> "voucher"
# voucher: every voucher is thought to be money thrown away
threshold_is = {
    "folder": "H",
    "flag": "L",
    "gas": "L",
    "unlock": "H",
    "close": "H",
    "voucher": "H",
}

# %% wrong: words -> "'high'", "H", "L"
# words instead of letters
threshold_is = {
    "folder": "high",
    "flag": "low",
    "gas": "low",
    "unlock": "high",
    "close": "high",
    "voucher": "low",
}

# %% right: small letters
# small letters, and a space that slipped in
threshold_is = {"folder": "h", "flag": "l ", "gas": "l", "unlock": "h", "close": "h", "voucher": "l"}

# %% right: chosen by numpy
# texts out of an array
rows = ["folder", "flag", "gas", "unlock", "close", "voucher"]
threshold_is = dict(zip(rows, np.where([True, False, False, True, True, False], "H", "L")))

# %% wrong: folder low -> "folder", "nobody opens"
# spam should be caught
threshold_is = {"folder": "L", "flag": "L", "gas": "L", "unlock": "H", "close": "H", "voucher": "L"}

# %% wrong: always low -> "folder", "unlock", "close"
# every miss is thought to be worse
threshold_is = dict.fromkeys(["folder", "flag", "gas", "unlock", "close", "voucher"], "L")

# %% wrong: numbers -> "0.9", "H", "L"
# thresholds instead of letters
threshold_is = {"folder": 0.9, "flag": 0.1, "gas": 0.1, "unlock": 0.9, "close": 0.9, "voucher": 0.1}

# %% wrong: a list -> "dictionary"
# a list instead of the table
threshold_is = ["H", "L", "L", "H", "H", "L"]

# %% wrong: a person makes it safe -> "flag", "voucher"
# low only where a person reads
threshold_is = {"folder": "H", "flag": "H", "gas": "L", "unlock": "H", "close": "H", "voucher": "H"}
