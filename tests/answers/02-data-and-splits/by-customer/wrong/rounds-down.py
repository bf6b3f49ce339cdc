# rounds down
def split_by_customer(customers, share, seed):
    names = sorted(set(customers))
    chosen = set(np.random.default_rng(seed).permutation(names)[: int(share * len(names))])
    train = [row for row, name in enumerate(customers) if name not in chosen]
    return train, [row for row, name in enumerate(customers) if name in chosen]
