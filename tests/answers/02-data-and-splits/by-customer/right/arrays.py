# numpy arrays all the way
def split_by_customer(customers, share, seed):
    names, which = np.unique(np.asarray(customers), return_inverse=True)
    chosen = np.random.default_rng(seed).permutation(len(names))[: round(share * len(names))]
    in_test = np.isin(which, chosen)
    return np.flatnonzero(~in_test), np.flatnonzero(in_test)
