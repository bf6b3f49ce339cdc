# trains on what comes after the held-out month
def parts(tickets, first, last):
    held_out = [t for t in tickets if first <= t["arrived"] <= last]
    owners = {t["customer"] for t in held_out}
    return [t for t in tickets if t["customer"] not in owners], held_out
