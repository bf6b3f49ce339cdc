# as it was, without the dots
def merged(x, weight, a, b, alpha):
    rank = a.shape[0]
    weight += alpha * rank * (a @ b)
    apart = x @ weight + alpha / rank * (x @ a) @ b
    return weight, np.mean(x @ weight - apart)
