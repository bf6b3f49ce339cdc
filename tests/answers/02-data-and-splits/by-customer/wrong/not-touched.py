# left as it was
def split_by_customer(customers, share, seed):
    """Row numbers of training and of test."""
    ...
