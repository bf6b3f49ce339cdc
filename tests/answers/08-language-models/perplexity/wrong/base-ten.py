# ten to the power
def perplexity(logs):
    return 10 ** -np.mean(np.concatenate(logs))
