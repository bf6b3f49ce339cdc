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
