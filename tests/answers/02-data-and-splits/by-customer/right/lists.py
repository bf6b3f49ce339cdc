# two lists by comprehension
def split_by_customer(customers, share, seed):
    names = sorted(set(customers))
    drawn = set(np.random.default_rng(seed).permutation(names)[: round(share * len(names))].tolist())
    test = [row for row in range(len(customers)) if customers[row] in drawn]
    return [row for row in range(len(customers)) if row not in test], test
