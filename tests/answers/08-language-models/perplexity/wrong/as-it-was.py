# the function as it was handed out
def perplexity(logs):
    ...  # delete this line when you have repaired the function
    of_each_text = [-np.mean(text) for text in logs]
    return 2 ** np.mean(of_each_text)
