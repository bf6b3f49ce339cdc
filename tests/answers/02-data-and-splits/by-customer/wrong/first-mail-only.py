# moves only the first mail of each customer
def split_by_customer(customers, share, seed):
    names = sorted(set(customers))
    chosen = np.random.default_rng(seed).permutation(names)[: round(share * len(names))].tolist()
    test = [list(customers).index(name) for name in chosen]
    return [row for row in range(len(customers)) if row not in test], test
