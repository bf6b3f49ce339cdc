# holds out everything from the first day on
def parts(tickets, first, last):
    held_out = [t for t in tickets if t["arrived"] >= first]
    owners = {t["customer"] for t in held_out}
    return [t for t in tickets if t["arrived"] < first and t["customer"] not in owners], held_out
