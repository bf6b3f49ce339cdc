# looks at the first text only
def perplexity(logs):
    return np.exp(-np.mean(logs[0]))
