# repairs the mean, and leaves the power of two
def perplexity(logs):
    return 2 ** -np.mean(np.concatenate(logs))
