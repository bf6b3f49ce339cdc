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
