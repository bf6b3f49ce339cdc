# the mean loss, without the exponential
def perplexity(logs):
    return -np.mean(np.concatenate(logs))
