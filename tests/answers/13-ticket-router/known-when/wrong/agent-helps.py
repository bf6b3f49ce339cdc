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
