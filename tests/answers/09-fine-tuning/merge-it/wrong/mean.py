# differences cancel
def merged(x, weight, a, b, alpha):
    scale = alpha / a.shape[1]
    new = weight + scale * (a @ b)
    return new, np.mean(x @ new - (x @ weight + scale * (x @ a) @ b))
