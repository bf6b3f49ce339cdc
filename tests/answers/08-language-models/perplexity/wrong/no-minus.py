# forgets the minus
def perplexity(logs):
    return np.exp(np.mean(np.concatenate(logs)))
