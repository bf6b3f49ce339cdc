# the function as it was handed out
def perplexity(logs):
    ...  # delete this line when you have repaired the function
    total, number = 0.0, 0
    for text in logs:
        total = total - np.mean(text)
        number = number + 1
    return 2 ** (total / number)
