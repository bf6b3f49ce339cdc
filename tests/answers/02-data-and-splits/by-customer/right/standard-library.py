# the random module
def split_by_customer(customers, share, seed):
    import random

    names = sorted(set(customers))
    random.Random(seed).shuffle(names)
    count = round(share * len(names))
    chosen = names[:count]
    rows = range(len(customers))
    return [r for r in rows if customers[r] not in chosen], [r for r in rows if customers[r] in chosen]
