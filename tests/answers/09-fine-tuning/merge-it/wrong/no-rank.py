# forgets the rank altogether
def merged(x, weight, a, b, alpha):
    new = weight + alpha * (a @ b)
    apart = x @ weight + alpha * (x @ a) @ b
    return new, np.max(np.abs(x @ new - apart))
