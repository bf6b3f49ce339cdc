# %% right: keywords
# with dict and keywords
differs = dict(subject=True, capitals=True, apostrophes=False, marks=False, long_numbers=False, end=True, order=False, repeats=False)

# %% right: measured
# measured: each row's probe goes through both functions
pairs = {
    "subject": "prize\ntent",
    "capitals": "Hi\nFREE",
    "apostrophes": "hi\ndon't",
    "marks": "hi\nnow!",
    "long_numbers": "hi\n1234 12345 123456",
    "end": "hi\n" + "tent " * 60,
    "order": "hi\na b c",
    "repeats": "hi\nwin win",
}
differs = {row: row in ("subject", "capitals", "end") for row in pairs}

# %% right: row by row
# row by row, into an empty table
differs = {}
differs["subject"] = True
differs["capitals"] = True
differs["apostrophes"] = False
differs["marks"] = False
differs["long_numbers"] = False
differs["end"] = True
differs["order"] = False
differs["repeats"] = False

# %% right: table
# the table, filled in
differs = {
    "subject": True,
    "capitals": True,
    "apostrophes": False,
    "marks": False,
    "long_numbers": False,
    "end": True,
    "order": False,
    "repeats": False,
}

# %% right: those that are
# first those that are, then all others
those = ["subject", "capitals", "end"]
differs = {row: True if row in those else False for row in ["subject", "capitals", "apostrophes", "marks", "long_numbers", "end", "order", "repeats"]}

# %% wrong: a list -> "dictionary"
# a list instead of the table
differs = [True, True, False, False, False, True, False, False]

# %% wrong: all of one kind -> "apostrophes", "marks", "long_numbers", "order", "repeats"
# the same answer in every row
differs = {"subject": True, "capitals": True, "apostrophes": True, "marks": True, "long_numbers": True, "end": True, "order": True, "repeats": True}

# %% wrong: apostrophes -> "apostrophes"
# the longer pattern is thought to cut don't in two
differs = {"subject": True, "capitals": True, "apostrophes": True, "marks": False, "long_numbers": False, "end": True, "order": False, "repeats": False}

# %% wrong: capitals missed -> "capitals", "FREE"
# both patterns know capital letters, so both are thought to treat them alike
differs = {"subject": True, "capitals": False, "apostrophes": False, "marks": False, "long_numbers": False, "end": True, "order": False, "repeats": False}

# %% wrong: end missed -> "end"
# the preview is overlooked
differs = {"subject": True, "capitals": True, "apostrophes": False, "marks": False, "long_numbers": False, "end": False, "order": False, "repeats": False}

# %% wrong: five or more -> "long_numbers", "1234"
# more than 4 and at least 5 are thought to differ
differs = {"subject": True, "capitals": True, "apostrophes": False, "marks": False, "long_numbers": True, "end": True, "order": False, "repeats": False}

# %% wrong: marks moved -> "marks"
# the marks stand elsewhere in the pattern, so they are thought to differ
differs = {"subject": True, "capitals": True, "apostrophes": False, "marks": True, "long_numbers": False, "end": True, "order": False, "repeats": False}

# %% wrong: not touched -> "three dots"
# not touched: three dots in every row
differs = {
    "subject": ...,
    "capitals": ...,
    "apostrophes": ...,
    "marks": ...,
    "long_numbers": ...,
    "end": ...,
    "order": ...,
    "repeats": ...,
}

# %% wrong: opposite -> "subject", "capitals", "apostrophes", "marks", "long_numbers", "end", "order", "repeats"
# all rows the wrong way round
differs = {"subject": False, "capitals": False, "apostrophes": True, "marks": True, "long_numbers": True, "end": False, "order": True, "repeats": True}

# %% wrong: pattern order -> "marks", "order"
# the order of the pattern is thought to be the order of the words
differs = {"subject": True, "capitals": True, "apostrophes": False, "marks": True, "long_numbers": False, "end": True, "order": True, "repeats": False}

# %% wrong: row missing -> "repeats"
# the last row was forgotten
differs = {"subject": True, "capitals": True, "apostrophes": False, "marks": False, "long_numbers": False, "end": True, "order": False}

# %% wrong: subject missed -> "subject"
# the partition is thought only to name the parts
differs = {"subject": False, "capitals": True, "apostrophes": False, "marks": False, "long_numbers": False, "end": True, "order": False, "repeats": False}

# %% wrong: texts -> "'yes'", "True", "False"
# yes and no instead of truths
differs = {
    "subject": "yes", "capitals": "yes", "apostrophes": "no", "marks": "no",
    "long_numbers": "no", "end": "yes", "order": "no", "repeats": "no",
}

# %% right: ones and zeros
# 1 for different, 0 for the same
differs = {"subject": 1, "capitals": 1, "apostrophes": 0, "marks": 0, "long_numbers": 0, "end": 1, "order": 0, "repeats": 0}

# %% right: probed
# probes through both functions, and numpy's truth values
probes = {
    "subject": "prize\ntent", "capitals": "\nFREE", "apostrophes": "\ndon't it's", "marks": "\n! ? £",
    "long_numbers": "\n1234 12345", "end": "\n" + "tent " * 200, "order": "\nb a c", "repeats": "\nwin win",
}
differs = {row: np.bool_(words_in_training(probe) != words_in_service(probe)) for row, probe in probes.items()}

# %% wrong: repeats counted once -> "repeats"
# one of them is thought to keep each word once
differs = {"subject": True, "capitals": True, "apostrophes": False, "marks": False, "long_numbers": False, "end": True, "order": False, "repeats": True}

# %% wrong: words True and False -> "'True'"
# the words in quotation marks
differs = {
    "subject": "True", "capitals": "True", "apostrophes": "False", "marks": "False",
    "long_numbers": "False", "end": "True", "order": "False", "repeats": "False",
}

# %% wrong: everything that is written differently -> "apostrophes", "marks", "long_numbers"
# each difference in the code is taken for a difference in the words
differs = {"subject": True, "capitals": True, "apostrophes": True, "marks": True, "long_numbers": True, "end": True, "order": True, "repeats": False}

# %% wrong: the whole subject is read -> "subject", "end"
# neither the partition nor the preview is seen
differs = {"subject": False, "capitals": True, "apostrophes": False, "marks": False, "long_numbers": False, "end": False, "order": False, "repeats": False}
