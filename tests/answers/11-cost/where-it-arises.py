# %% inputs
"""A letter counts in either case, so a table is used with capital letters."""


def inputs(draw):
    return ()


def use(names):
    return {row: letter.upper() for row, letter in names["paid"].items()}

# %% right: by letter
# letter by letter, row by row
paid = {}
paid["backward"] = paid["moments"] = paid["second_rate"] = paid["slices"] = "T"
paid["tokens"] = paid["api"] = "I"
paid["idle"] = paid["room"] = "H"

# %% right: small letters
# small letters
paid = {
    "backward": "t",
    "moments": "t",
    "second_rate": "t",
    "slices": "t",
    "tokens": "i",
    "api": "i",
    "idle": "h",
    "room": "h",
}

# %% right: table
# the table, filled in
paid = {
    "backward": "T",
    "moments": "T",
    "second_rate": "T",
    "slices": "T",
    "tokens": "I",
    "api": "I",
    "idle": "H",
    "room": "H",
}

# %% wrong: evaluation is inference -> "slices"
# an evaluation is taken for a customer's request
paid = {
    "backward": "T",
    "moments": "T",
    "second_rate": "T",
    "slices": "I",
    "tokens": "I",
    "api": "I",
    "idle": "H",
    "room": "H",
}

# %% wrong: idle is free -> "idle"
# an idle GPU is taken to cost nothing until somebody asks
paid = {
    "backward": "T",
    "moments": "T",
    "second_rate": "T",
    "slices": "T",
    "tokens": "I",
    "api": "I",
    "idle": "I",
    "room": "H",
}

# %% wrong: inference is free -> "tokens"
# answers are taken to be paid for with the training
paid = {
    "backward": "T",
    "moments": "T",
    "second_rate": "T",
    "slices": "T",
    "tokens": "T",
    "api": "I",
    "idle": "H",
    "room": "H",
}

# %% wrong: moments everywhere -> "moments"
# the moments are taken to lie in memory whenever the machine is on
paid = {
    "backward": "T",
    "moments": "H",
    "second_rate": "T",
    "slices": "T",
    "tokens": "I",
    "api": "I",
    "idle": "H",
    "room": "H",
}

# %% wrong: not touched -> "three dots"
# not touched: three dots in every row
paid = {
    "backward": ...,
    "moments": ...,
    "second_rate": ...,
    "slices": ...,
    "tokens": ...,
    "api": ...,
    "idle": ...,
    "room": ...,
}

# %% right: pairs
# pairs of row and letter
paid = dict([
    ("backward", "T"), ("moments", "T "), ("second_rate", "T"), ("slices", "t"),
    ("tokens", "I"), ("api", "I"), ("idle", "H"), ("room", "H"),
])

# %% wrong: api by the month -> "api"
# an API is taken for a subscription
paid = {"backward": "T", "moments": "T", "second_rate": "T", "slices": "T", "tokens": "I", "api": "H", "idle": "H", "room": "H"}

# %% wrong: room at the start -> "room"
# a server is taken to be paid for with training
paid = {"backward": "T", "moments": "T", "second_rate": "T", "slices": "T", "tokens": "I", "api": "I", "idle": "H", "room": "T"}

# %% wrong: rented by request -> "idle", "room"
# machines are taken to be paid by the request
paid = {"backward": "T", "moments": "T", "second_rate": "T", "slices": "T", "tokens": "I", "api": "I", "idle": "I", "room": "I"}

# %% wrong: rate is a setting -> "second_rate"
# another rate is taken to be set in service
paid = {"backward": "T", "moments": "T", "second_rate": "I", "slices": "T", "tokens": "I", "api": "I", "idle": "H", "room": "H"}

# %% wrong: backward at each answer -> "backward"
# each answer is taken to go backward as well
paid = {"backward": "I", "moments": "T", "second_rate": "T", "slices": "T", "tokens": "I", "api": "I", "idle": "H", "room": "H"}

# %% wrong: words -> "'training'", "T", "I", "H"
# whole words
paid = {
    "backward": "training", "moments": "training", "second_rate": "training", "slices": "training",
    "tokens": "request", "api": "request", "idle": "hour", "room": "month",
}

# %% wrong: row missing -> "room"
# the last row was forgotten
paid = {"backward": "T", "moments": "T", "second_rate": "T", "slices": "T", "tokens": "I", "api": "I", "idle": "H"}

# %% wrong: a list -> "dictionary"
# a list instead of the table
paid = ["T", "T", "T", "T", "I", "I", "H", "H"]

# %% wrong: misspelt row -> "second_rate"
# a row has another name
paid = {"backward": "T", "moments": "T", "rate": "T", "slices": "T", "tokens": "I", "api": "I", "idle": "H", "room": "H"}
