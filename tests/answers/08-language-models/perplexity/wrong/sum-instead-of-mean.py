# the sum instead of the mean
def perplexity(logs):
    return np.exp(-np.sum(np.concatenate(logs)))
