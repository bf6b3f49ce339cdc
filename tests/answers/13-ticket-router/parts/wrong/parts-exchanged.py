# gives the held-out tickets first
def parts(tickets, first, last):
    held_out = [t for t in tickets if first <= t["arrived"] <= last]
    owners = {t["customer"] for t in held_out}
    return held_out, [t for t in tickets if t["arrived"] < first and t["customer"] not in owners]
