# %% inputs
"""A letter counts in either case, so a table is used with capital letters."""


def inputs(draw):
    return ()


def use(names):
    return {row: letter.upper() for row, letter in names["first_try"].items()}

# %% right: by reason
# says why, and derives the letter
why = {"tutor": "try-out", "form": "scale", "returns": "knowledge", "voice": "tone", "party": "once", "phone": "form"}
first_try = {row: "F" if reason in ("scale", "tone", "form") else "P" for row, reason in why.items()}

# %% right: keywords
# with keywords, in another order
first_try = dict(phone="F", party="P", voice="F", returns="P", form="F", tutor="P")

# %% right: table
# the table, filled in
first_try = {
    "tutor": "P",
    "form": "F",
    "returns": "P",
    "voice": "F",
    "party": "P",
    "phone": "F",
}

# %% right: three differ
# first all prompts, then the three that differ
first_try = dict.fromkeys(["tutor", "form", "returns", "voice", "party", "phone"], "P")
for row in ("form", "voice", "phone"):
    first_try[row] = "F"

# %% wrong: always prompt
# prompts are thought to do everything
first_try = dict.fromkeys(["tutor", "form", "returns", "voice", "party", "phone"], "P")

# %% wrong: always tune
# fine-tuning is thought to be better in every case
first_try = dict.fromkeys(["tutor", "form", "returns", "voice", "party", "phone"], "F")

# %% wrong: form prompted
# form: the long prompt is thought to be free
first_try = {
    "tutor": "P",
    "form": "P",
    "returns": "P",
    "voice": "F",
    "party": "P",
    "phone": "F",
}

# %% wrong: not touched
# not touched: three dots in every row
first_try = {
    "tutor": ...,
    "form": ...,
    "returns": ...,
    "voice": ...,
    "party": ...,
    "phone": ...,
}

# %% wrong: party tuned
# party: rhymes are thought to need training
first_try = {
    "tutor": "P",
    "form": "F",
    "returns": "P",
    "voice": "F",
    "party": "F",
    "phone": "F",
}

# %% wrong: phone prompted
# phone: a small model is thought to obey like a large one
first_try = {
    "tutor": "P",
    "form": "F",
    "returns": "P",
    "voice": "F",
    "party": "P",
    "phone": "P",
}

# %% wrong: returns tuned
# returns: facts are thought to be trained in
first_try = {
    "tutor": "P",
    "form": "F",
    "returns": "F",
    "voice": "F",
    "party": "P",
    "phone": "F",
}

# %% wrong: row missing
# a row is deleted
first_try = {
    "tutor": "P",
    "form": "F",
    "returns": "P",
    "voice": "F",
    "party": "P",
}

# %% wrong: tutor tuned
# tutor: behaviour is thought to need training, even for a try-out
first_try = {
    "tutor": "F",
    "form": "F",
    "returns": "P",
    "voice": "F",
    "party": "P",
    "phone": "F",
}

# %% wrong: voice prompted
# voice: pages of rules are thought to work if they are longer
first_try = {
    "tutor": "P",
    "form": "F",
    "returns": "P",
    "voice": "P",
    "party": "P",
    "phone": "F",
}
