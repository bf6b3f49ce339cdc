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
