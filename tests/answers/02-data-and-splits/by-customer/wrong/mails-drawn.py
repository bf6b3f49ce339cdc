# draws mails instead of customers
def split_by_customer(customers, share, seed):
    order = np.random.default_rng(seed).permutation(len(customers))
    count = round(share * len(customers))
    return sorted(order[count:].tolist()), sorted(order[:count].tolist())
