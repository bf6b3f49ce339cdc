# lays all texts end to end
def perplexity(logs):
    return np.exp(-np.mean(np.concatenate(logs)))
