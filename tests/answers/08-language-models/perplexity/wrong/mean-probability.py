# one over the mean probability
def perplexity(logs):
    return 1 / np.mean(np.exp(np.concatenate(logs)))
