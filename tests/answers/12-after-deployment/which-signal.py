# %% inputs
"""A letter counts in either case, so a table is used with capital letters."""


def inputs(draw):
    return ()


def use(names):
    return {row: letter.upper() for row, letter in names["shows_in"].items()}

# %% right: by letter
# letter by letter
shows_in = {}
shows_in["cents"] = shows_in["new_country"] = "I"
shows_in["old_version"] = shows_in["tokenizer"] = "S"
shows_in["like_us"] = shows_in["billing"] = "O"
shows_in["power"] = shows_in["full_disk"] = "L"

# %% right: small letters
# small letters
shows_in = {
    "cents": "i",
    "old_version": "s",
    "like_us": "o",
    "power": "l",
    "billing": "o",
    "new_country": "i",
    "tokenizer": "s",
    "full_disk": "l",
}

# %% right: table
# the table, filled in
shows_in = {
    "cents": "I",
    "old_version": "S",
    "like_us": "O",
    "power": "L",
    "billing": "O",
    "new_country": "I",
    "tokenizer": "S",
    "full_disk": "L",
}

# %% right: pairs
# names and letters, put together
rows = ["cents", "old_version", "like_us", "power", "billing", "new_country", "tokenizer", "full_disk"]
shows_in = dict(zip(rows, "ISOLOISL"))

# %% right: numpy texts
# letters out of an array, some with a blank
import numpy as np

letters = np.array(["I", "S ", "O", "L", " O", "I", "S", "L"])
rows = ["cents", "old_version", "like_us", "power", "billing", "new_country", "tokenizer", "full_disk"]
shows_in = {row: letters[n] for n, row in enumerate(rows)}

# %% wrong: one row open -> "power", "three dots"
# one row still holds its three dots
shows_in = {
    "cents": "I",
    "old_version": "S",
    "like_us": "O",
    "power": ...,
    "billing": "O",
    "new_country": "I",
    "tokenizer": "S",
    "full_disk": "L",
}

# %% wrong: rule is an input -> "billing", "new rule"
# a new rule of the team is taken for new data
shows_in = {
    "cents": "I",
    "old_version": "S",
    "like_us": "O",
    "power": "L",
    "billing": "I",
    "new_country": "I",
    "tokenizer": "S",
    "full_disk": "L",
}

# %% wrong: scores tell all -> "like_us", "billing", "exactly like honest customers"
# scores are thought to notice fraud by themselves
shows_in = {
    "cents": "I",
    "old_version": "S",
    "like_us": "S",
    "power": "L",
    "billing": "S",
    "new_country": "I",
    "tokenizer": "S",
    "full_disk": "L",
}

# %% wrong: slow is wrong -> "power", "full_disk"
# slow answers are taken for other answers
shows_in = {
    "cents": "I",
    "old_version": "S",
    "like_us": "O",
    "power": "O",
    "billing": "O",
    "new_country": "I",
    "tokenizer": "S",
    "full_disk": "S",
}

# %% wrong: tokens are inputs -> "tokenizer", "Customers write as before"
# what the model gets is taken for what the customer sends
shows_in = {
    "cents": "I",
    "old_version": "S",
    "like_us": "O",
    "power": "L",
    "billing": "O",
    "new_country": "I",
    "tokenizer": "I",
    "full_disk": "L",
}

# %% wrong: old version in the log -> "old_version", "customers"
# which version is in service is thought to be in the log only
shows_in = {
    "cents": "I",
    "old_version": "L",
    "like_us": "O",
    "power": "L",
    "billing": "O",
    "new_country": "I",
    "tokenizer": "S",
    "full_disk": "L",
}

# %% wrong: like_us is an input -> "like_us", "exactly like honest customers"
# a new trick is thought to bring new inputs
shows_in = {
    "cents": "I",
    "old_version": "S",
    "like_us": "I",
    "power": "L",
    "billing": "O",
    "new_country": "I",
    "tokenizer": "S",
    "full_disk": "L",
}

# %% wrong: outcomes tell all -> "cents", "new_country", "old_version", "tokenizer"
# everything is thought to show in the outcomes first
shows_in = {
    "cents": "O",
    "old_version": "O",
    "like_us": "O",
    "power": "L",
    "billing": "O",
    "new_country": "O",
    "tokenizer": "O",
    "full_disk": "L",
}

# %% wrong: billing by scores -> "billing", "new rule"
# the new rule is thought to change the answers by itself
shows_in = {
    "cents": "I",
    "old_version": "S",
    "like_us": "O",
    "power": "L",
    "billing": "S",
    "new_country": "I",
    "tokenizer": "S",
    "full_disk": "L",
}

# %% wrong: amounts by scores -> "cents", "last month's amounts", "new_country"
# new data is thought to show in the scores first
shows_in = {
    "cents": "S",
    "old_version": "S",
    "like_us": "O",
    "power": "L",
    "billing": "O",
    "new_country": "S",
    "tokenizer": "S",
    "full_disk": "L",
}

# %% wrong: words -> "cents", "I, L, O, S", "'inputs'"
# words instead of letters
shows_in = {
    "cents": "inputs",
    "old_version": "scores",
    "like_us": "outcomes",
    "power": "log",
    "billing": "outcomes",
    "new_country": "inputs",
    "tokenizer": "scores",
    "full_disk": "log",
}

# %% wrong: misspelled row -> "new_country", "keep the names"
# one row has another name
shows_in = {
    "cents": "I",
    "old_version": "S",
    "like_us": "O",
    "power": "L",
    "billing": "O",
    "new country": "I",
    "tokenizer": "S",
    "full_disk": "L",
}

# %% wrong: all the same -> "old_version", "power", "full_disk"
# the inputs for everything
rows = ["cents", "old_version", "like_us", "power", "billing", "new_country", "tokenizer", "full_disk"]
shows_in = dict.fromkeys(rows, "I")

# %% right: rows grouped by letter
# says for each letter which rows show there
groups = {
    "I": ["cents", "new_country"],
    "S": ["old_version", "tokenizer"],
    "O": ["like_us", "billing"],
    "L": ["power", "full_disk"],
}
shows_in = {row: letter for letter, rows in groups.items() for row in rows}

# %% wrong: disk left out -> "full_disk"
# one row is missing
shows_in = {
    "cents": "I",
    "old_version": "S",
    "like_us": "O",
    "power": "L",
    "billing": "O",
    "new_country": "I",
    "tokenizer": "S",
}
