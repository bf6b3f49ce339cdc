# uses the library, at random
def split_by_customer(customers, share, seed):
    return splits.at_random(customers, test_share=share, seed=seed)
