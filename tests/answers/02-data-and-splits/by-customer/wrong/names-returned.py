# gives names instead of rows
def split_by_customer(customers, share, seed):
    names = sorted(set(customers))
    shuffled = np.random.default_rng(seed).permutation(names).tolist()
    count = round(share * len(names))
    return shuffled[count:], shuffled[:count]
