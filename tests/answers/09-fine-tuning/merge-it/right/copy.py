# writes into a copy
def merged(x, weight, a, b, alpha):
    before = weight.copy()
    weight = weight.copy()
    weight += (alpha / a.shape[1] * (a @ b)).astype(weight.dtype)
    apart = x @ before + alpha / a.shape[1] * ((x @ a) @ b)
    return weight, abs(x @ weight - apart).max()
