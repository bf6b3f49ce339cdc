# a loop with two lists
def split_by_customer(customers, share, seed):
    names = sorted(set(customers))
    order = np.random.default_rng(seed).permutation(len(names))
    test_names = [names[place] for place in order[: round(len(names) * share)]]
    first, second = [], []
    for row, name in enumerate(customers):
        if name in test_names:
            second.append(row)
        else:
            first.append(row)
    return first, second
