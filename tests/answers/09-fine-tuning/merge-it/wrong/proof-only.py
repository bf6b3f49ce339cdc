# gives the proof without the matrix
def merged(x, weight, a, b, alpha):
    scale = alpha / a.shape[1]
    new = weight + scale * (a @ b)
    return np.max(np.abs(x @ new - (x @ weight + scale * (x @ a) @ b)))
