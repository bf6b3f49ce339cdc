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

# %% wrong: always prompt -> "Row form", "Row voice", "Row phone"
# prompts are thought to do everything
first_try = dict.fromkeys(["tutor", "form", "returns", "voice", "party", "phone"], "P")

# %% wrong: always tune -> "Row tutor", "Row returns", "Row party"
# fine-tuning is thought to be better in every case
first_try = dict.fromkeys(["tutor", "form", "returns", "voice", "party", "phone"], "F")

# %% wrong: form prompted -> "Row form", "900 tokens"
# form: the long prompt is thought to be free
first_try = {
    "tutor": "P",
    "form": "P",
    "returns": "P",
    "voice": "F",
    "party": "P",
    "phone": "F",
}

# %% wrong: not touched -> "Row tutor", "three dots"
# not touched: three dots in every row
first_try = {
    "tutor": ...,
    "form": ...,
    "returns": ...,
    "voice": ...,
    "party": ...,
    "phone": ...,
}

# %% wrong: party tuned -> "Row party", "How often"
# party: rhymes are thought to need training
first_try = {
    "tutor": "P",
    "form": "F",
    "returns": "P",
    "voice": "F",
    "party": "F",
    "phone": "F",
}

# %% wrong: phone prompted -> "Row phone", "800 sorted notes"
# phone: a small model is thought to obey like a large one
first_try = {
    "tutor": "P",
    "form": "F",
    "returns": "P",
    "voice": "F",
    "party": "P",
    "phone": "P",
}

# %% wrong: returns tuned -> "Row returns", "changes every month"
# returns: facts are thought to be trained in
first_try = {
    "tutor": "P",
    "form": "F",
    "returns": "F",
    "voice": "F",
    "party": "P",
    "phone": "F",
}

# %% wrong: row missing -> "no row `phone`"
# a row is deleted
first_try = {
    "tutor": "P",
    "form": "F",
    "returns": "P",
    "voice": "F",
    "party": "P",
}

# %% wrong: tutor tuned -> "Row tutor", "one week"
# tutor: behaviour is thought to need training, even for a try-out
first_try = {
    "tutor": "F",
    "form": "F",
    "returns": "P",
    "voice": "F",
    "party": "P",
    "phone": "F",
}

# %% wrong: voice prompted -> "Row voice", "2,000 good replies"
# voice: pages of rules are thought to work if they are longer
first_try = {
    "tutor": "P",
    "form": "F",
    "returns": "P",
    "voice": "P",
    "party": "P",
    "phone": "F",
}

# %% right: small letters
# small letters, one with a blank
first_try = {"tutor": "p", "form": "f", "returns": "p ", "voice": "f", "party": "p", "phone": "f"}

# %% right: zip
# two texts, put together
first_try = dict(zip("tutor form returns voice party phone".split(), "PFPFPF"))

# %% right: numpy texts
# letters from an array
import numpy as np

rows = ["tutor", "form", "returns", "voice", "party", "phone"]
first_try = dict(zip(rows, np.where([0, 1, 0, 1, 0, 1], "F", "P")))

# %% right: default dictionary
# a prompt unless something else is said
from collections import defaultdict

first_try = defaultdict(lambda: "P", form="F", voice="F", phone="F")
for row in ("tutor", "returns", "party"):
    first_try[row]

# %% wrong: words -> "'fine-tune'", "letters F, P"
# words instead of letters
first_try = {
    "tutor": "prompt",
    "form": "fine-tune",
    "returns": "prompt",
    "voice": "fine-tune",
    "party": "prompt",
    "phone": "fine-tune",
}

# %% wrong: turned round -> "Row tutor", "Row form", "Row phone"
# the letters are turned round
first_try = {"tutor": "F", "form": "P", "returns": "F", "voice": "P", "party": "F", "phone": "P"}

# %% wrong: both letters -> "Row returns", "'PF'"
# both letters in one row
first_try = {"tutor": "P", "form": "F", "returns": "PF", "voice": "F", "party": "P", "phone": "F"}

# %% wrong: truth values -> "wrote False", "letters F, P"
# True for fine-tuning
first_try = {"tutor": False, "form": True, "returns": False, "voice": True, "party": False, "phone": True}

# %% wrong: a text -> "'PFPFPF'", "dictionary"
# all letters in one text
first_try = "PFPFPF"

# %% wrong: behavior is tuned -> "Row tutor", "Row party"
# all that is about tone or behavior is tuned
first_try = {"tutor": "F", "form": "F", "returns": "P", "voice": "F", "party": "F", "phone": "F"}

# %% wrong: large numbers only -> "Row voice", "Row phone"
# only the large numbers are thought to need training
first_try = {"tutor": "P", "form": "F", "returns": "P", "voice": "P", "party": "P", "phone": "P"}

# %% wrong: one row open -> "Row returns", "three dots"
# one row is left open
first_try = {"tutor": "P", "form": "F", "returns": ..., "voice": "F", "party": "P", "phone": "F"}
