# says whether they are close instead of how far apart
def merged(x, weight, a, b, alpha):
    scale = alpha / a.shape[1]
    new = weight + scale * (a @ b)
    return new, np.allclose(x @ new, x @ weight + scale * (x @ a) @ b)
