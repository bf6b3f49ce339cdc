# writes into the frozen matrix
def adapted(x, weight, a, b, alpha):
    weight += (alpha / a.shape[1] * (a @ b)).astype(weight.dtype)
    return x @ weight
