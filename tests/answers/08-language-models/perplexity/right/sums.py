# sums and numbers of tokens over all texts
def perplexity(logs):
    total = sum(np.sum(text) for text in logs)
    tokens = sum(len(text) for text in logs)
    return np.exp(-total / tokens)
