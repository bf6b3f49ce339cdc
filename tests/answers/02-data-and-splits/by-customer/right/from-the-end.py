# takes the last ones of the shuffled names
def split_by_customer(customers, share, seed):
    names = np.random.default_rng(seed).permutation(sorted(set(customers)))
    stay = set(names[: len(names) - round(share * len(names))])
    train = [row for row, name in enumerate(customers) if name in stay]
    return train, [row for row, name in enumerate(customers) if name not in stay]
