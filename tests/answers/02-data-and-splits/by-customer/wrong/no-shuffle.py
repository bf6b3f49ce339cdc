# the first names in the alphabet, whatever the seed
def split_by_customer(customers, share, seed):
    names = sorted(set(customers))
    chosen = set(names[: round(share * len(names))])
    train = [row for row, name in enumerate(customers) if name not in chosen]
    return train, [row for row, name in enumerate(customers) if name in chosen]
