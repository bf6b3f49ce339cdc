# still writes into the shared matrix
def merged(x, weight, a, b, alpha):
    scale = alpha / a.shape[1]
    apart = x @ weight + scale * (x @ a) @ b
    weight += (scale * (a @ b)).astype(weight.dtype)
    return weight, np.max(np.abs(x @ weight - apart))
