# %% right: as a dictionary
# every row as the key has it
known = {
    "subject": True,
    "agent": False,
    "number": True,
    "moves": False,
    "reply": False,
    "earlier": True,
    "hour": True,
    "closed": False,
}

# %% right: row by row
# the rows one after the other, in another order
known = {}
known["closed"] = False
known["hour"] = True
known["earlier"] = True
known["reply"] = False
known["moves"] = False
known["number"] = True
known["agent"] = False
known["subject"] = True

# %% right: with dict
# written as a call of dict
known = dict(
    subject=True,
    agent=False,
    number=True,
    moves=False,
    reply=False,
    earlier=True,
    hour=True,
    closed=False,
)

# %% right: ones and zeros
# 1 for True and 0 for False
known = dict(zip(["subject", "agent", "number", "moves", "reply", "earlier", "hour", "closed"], [1, 0, 1, 0, 0, 1, 1, 0]))

# %% right: numpy truth values
# truth values out of an array
import numpy as np

rows = ["subject", "agent", "number", "moves", "reply", "earlier", "hour", "closed"]
known = {row: truth for row, truth in zip(rows, np.isin(rows, ["subject", "number", "earlier", "hour"]))}

# %% wrong: agent helps -> "agent", "Ulrik"
# the agent's name helps, so it is used
known = {
    "subject": True,
    "agent": True,
    "number": True,
    "moves": False,
    "reply": False,
    "earlier": True,
    "hour": True,
    "closed": False,
}

# %% wrong: all columns -> "agent", "moves", "reply", "closed"
# whatever stands in the table may be used
known = {
    "subject": True,
    "agent": True,
    "number": True,
    "moves": True,
    "reply": True,
    "earlier": True,
    "hour": True,
    "closed": True,
}

# %% wrong: only the mail -> "earlier", "earlier tickets only"
# only the mail itself is known, not the customer's past
known = {
    "subject": True,
    "agent": False,
    "number": True,
    "moves": False,
    "reply": False,
    "earlier": False,
    "hour": True,
    "closed": False,
}

# %% wrong: reply is text -> "reply"
# the reply is text like the mail
known = {
    "subject": True,
    "agent": False,
    "number": True,
    "moves": False,
    "reply": True,
    "earlier": True,
    "hour": True,
    "closed": False,
}

# %% wrong: turned round -> "subject", "closed", "hour"
# marks what is a leak instead of what is known
known = {
    "subject": False,
    "agent": True,
    "number": False,
    "moves": True,
    "reply": True,
    "earlier": False,
    "hour": False,
    "closed": True,
}

# %% wrong: hour is too late -> "hour", "date and time"
# the hour is thought to be written later
known = {
    "subject": True,
    "agent": False,
    "number": True,
    "moves": False,
    "reply": False,
    "earlier": True,
    "hour": False,
    "closed": False,
}

# %% wrong: moves are counted at once -> "moves", "first second"
# the number of moves is thought to be known
known = {
    "subject": True,
    "agent": False,
    "number": True,
    "moves": True,
    "reply": False,
    "earlier": True,
    "hour": True,
    "closed": False,
}

# %% wrong: closed in advance -> "closed", "arrives"
# the days until it is closed are thought to be known
known = {
    "subject": True,
    "agent": False,
    "number": True,
    "moves": False,
    "reply": False,
    "earlier": True,
    "hour": True,
    "closed": True,
}

# %% wrong: number is looked up -> "number", "customer wrote"
# the order number is thought to be added by an agent
known = {
    "subject": True,
    "agent": False,
    "number": False,
    "moves": False,
    "reply": False,
    "earlier": True,
    "hour": True,
    "closed": False,
}

# %% wrong: subject is added -> "subject", "Who writes the subject line"
# the subject line is thought to be written by an agent
known = {
    "subject": False,
    "agent": False,
    "number": True,
    "moves": False,
    "reply": False,
    "earlier": True,
    "hour": True,
    "closed": False,
}

# %% wrong: one row open -> "reply", "three dots"
# one row still has its three dots
known = {
    "subject": True,
    "agent": False,
    "number": True,
    "moves": False,
    "reply": ...,
    "earlier": True,
    "hour": True,
    "closed": False,
}

# %% wrong: words -> "subject", "True"
# words instead of truth values
known = {
    "subject": "yes",
    "agent": "no",
    "number": "yes",
    "moves": "no",
    "reply": "no",
    "earlier": "yes",
    "hour": "yes",
    "closed": "no",
}

# %% right: membership
# four are known
known = {
    row: row in {"subject", "number", "earlier", "hour"}
    for row in ("subject", "agent", "number", "moves", "reply", "earlier", "hour", "closed")
}
