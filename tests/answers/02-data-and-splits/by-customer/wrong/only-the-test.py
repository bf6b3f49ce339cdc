# one list instead of two
def split_by_customer(customers, share, seed):
    names = sorted(set(customers))
    chosen = set(np.random.default_rng(seed).permutation(names)[: round(share * len(names))])
    return [row for row, name in enumerate(customers) if name in chosen]
