# means of the texts, weighted by their lengths
def perplexity(logs):
    means = [-np.mean(text) for text in logs]
    return np.exp(np.average(means, weights=[len(text) for text in logs]))
