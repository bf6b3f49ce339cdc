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

# %% wrong: agent helps
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

# %% wrong: all columns
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

# %% wrong: only the mail
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

# %% wrong: reply is text
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

# %% wrong: turned round
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
