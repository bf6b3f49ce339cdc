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
