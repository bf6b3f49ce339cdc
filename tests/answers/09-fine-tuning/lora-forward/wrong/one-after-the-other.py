# sends the frozen output through the adapter
def adapted(x, weight, a, b, alpha):
    out = x @ weight
    return out + alpha / a.shape[1] * ((out @ a) @ b)
