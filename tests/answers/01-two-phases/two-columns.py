# %% inputs
"""A letter counts in either case, so a table is used with capital letters."""


def inputs(draw):
    return ()


def use(names):
    return {row: letter.upper() for row, letter in names["training_is"].items()}

# %% right: in place
# row by row, with a blank that slipped in
training_is = {}
training_is["time"] = training_is["team"] = "A"
training_is["machine"] = training_is["cost"] = "B "
training_is["risk"] = "B"

# %% right: opposite of inference
# says first which column is inference, and takes the other
inference_is = {"time": "B", "machine": "A", "team": "B", "cost": "A", "risk": "A"}
training_is = {row: {"A": "B", "B": "A"}[letter] for row, letter in inference_is.items()}

# %% right: pairs
# two lists, put together
rows = ["time", "machine", "team", "cost", "risk"]
training_is = dict(zip(rows, "ABABB"))

# %% right: small letters
# small letters
training_is = {"time": "a", "machine": "b", "team": "a", "cost": "b", "risk": "b"}

# %% right: table
# the table, filled in
training_is = {
    "time": "A",
    "machine": "B",
    "team": "A",
    "cost": "B",
    "risk": "B",
}

# %% wrong: a text -> "'ABABB'"
# all letters in one text, instead of the table
training_is = "ABABB"

# %% wrong: all a -> "Row machine: not yet", "Row cost: not yet"
# the first column throughout: all of A is thought to be one phase
training_is = {"time": "A", "machine": "A", "team": "A", "cost": "A", "risk": "A"}

# %% wrong: cost -> "Row cost: not yet"
# cost: training is thought to be the bill that grows with the customers
training_is = {"time": "A", "machine": "B", "team": "A", "cost": "A", "risk": "B"}

# %% wrong: inference -> "Row time: not yet", "Row machine: not yet"
# all rows off: inference instead of training
training_is = {"time": "B", "machine": "A", "team": "B", "cost": "A", "risk": "A"}

# %% wrong: machine -> "Row machine: not yet"
# machine: training is thought to need a machine that is always there
training_is = {"time": "A", "machine": "A", "team": "A", "cost": "B", "risk": "B"}

# %% wrong: no quotes -> "NameError"
# letters without quotation marks: text taken for names
training_is = {"time": A, "machine": B, "team": A, "cost": B, "risk": B}

# %% wrong: not touched -> "not attempted yet"
# not touched: three dots in every row
training_is = {
    "time": ...,
    "machine": ...,
    "team": ...,
    "cost": ...,
    "risk": ...,
}

# %% wrong: one row open -> "Row cost: not attempted yet"
# one row still holds its three dots
training_is = {"time": "A", "machine": "B", "team": "A", "cost": ..., "risk": "B"}

# %% wrong: risk -> "Row risk: not yet"
# risk: what goes wrong is thought to show only in service
training_is = {"time": "A", "machine": "B", "team": "A", "cost": "B", "risk": "A"}

# %% wrong: time and team -> "Row time: not yet", "Row team: not yet"
# time and team: it is thought to learn with every message, looked after by operations
training_is = {"time": "B", "machine": "B", "team": "B", "cost": "B", "risk": "B"}

# %% wrong: truths -> "Row time: not yet", "Row machine: not yet"
# truths instead of letters
training_is = {"time": True, "machine": False, "team": True, "cost": False, "risk": False}

# %% wrong: words -> "Row time: not yet", "Row machine: not yet"
# the phase instead of the letter
training_is = {"time": "training", "machine": "inference", "team": "training", "cost": "inference", "risk": "inference"}

# %% right: zip of two strings
# row names and letters, zipped
training_is = dict(zip(["time", "machine", "team", "cost", "risk"], "ABABB"))

# %% wrong: risk forgotten -> "risk"
# one row is missing
training_is = {"time": "A", "machine": "B", "team": "A", "cost": "B"}
