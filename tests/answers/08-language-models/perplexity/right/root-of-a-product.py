# one over the geometric mean of the probabilities
def perplexity(logs):
    every = [float(log) for text in logs for log in text]
    return float(np.prod(np.exp(np.array(every) / -len(every))))
