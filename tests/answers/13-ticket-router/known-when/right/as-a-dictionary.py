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
