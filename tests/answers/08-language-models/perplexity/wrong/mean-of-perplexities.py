# the mean of the perplexities of the texts
def perplexity(logs):
    return np.mean([np.exp(-np.mean(text)) for text in logs])
