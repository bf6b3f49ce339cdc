# draws without replacement
def split_by_customer(customers, share, seed):
    names = sorted(set(customers))
    chosen = np.random.default_rng(seed).choice(names, round(share * len(names)), replace=False)
    in_test = np.isin(customers, chosen)
    return [np.flatnonzero(~in_test).tolist(), np.flatnonzero(in_test).tolist()]
