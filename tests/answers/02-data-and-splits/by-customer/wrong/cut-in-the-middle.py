# cuts the list at a share, without a draw
def split_by_customer(customers, share, seed):
    cut = len(customers) - round(share * len(customers))
    return list(range(cut)), list(range(cut, len(customers)))
