# repairs the power, and still takes the mean of means
def perplexity(logs):
    of_each_text = [-np.mean(text) for text in logs]
    return np.exp(np.mean(of_each_text))
