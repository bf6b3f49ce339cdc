# forgets to divide by the rank
def adapted(x, weight, a, b, alpha):
    return x @ weight + alpha * ((x @ a) @ b)
