# the rank is also the number of rows of b
def adapted(x, weight, a, b, alpha):
    return np.matmul(x, weight) + np.matmul(np.matmul(x, a), b) * alpha / len(b)
