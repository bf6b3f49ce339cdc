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
