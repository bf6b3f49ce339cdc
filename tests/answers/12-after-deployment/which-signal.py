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

# %% wrong: one row open
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

# %% wrong: rule is an input
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

# %% wrong: scores tell all
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

# %% wrong: slow is wrong
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

# %% wrong: tokens are inputs
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
