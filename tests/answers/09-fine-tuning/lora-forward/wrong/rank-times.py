# multiplies by the rank
def adapted(x, weight, a, b, alpha):
    return x @ weight + alpha * a.shape[1] * ((x @ a) @ b)
