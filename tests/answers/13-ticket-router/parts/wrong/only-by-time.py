# forgets the customers
def parts(tickets, first, last):
    held_out = [t for t in tickets if first <= t["arrived"] <= last]
    return [t for t in tickets if t["arrived"] < first], held_out
