# compares the merged matrix with itself
def merged(x, weight, a, b, alpha):
    new = weight + alpha / a.shape[1] * (a @ b)
    apart = x @ (weight + alpha / a.shape[1] * (a @ b))
    return new, np.max(np.abs(x @ new - apart))
