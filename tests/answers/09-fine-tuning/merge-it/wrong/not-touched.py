# not touched
def merged(x, weight, a, b, alpha):
    """The merged matrix, and how far its answers are from those of the adapter apart."""
    ...  # delete this line when you have repaired the function
    rank = a.shape[0]
    weight += alpha * rank * (a @ b)
    apart = x @ weight + alpha / rank * (x @ a) @ b
    return weight, np.mean(x @ weight - apart)
