# forgets alpha and the rank
def adapted(x, weight, a, b, alpha):
    return x @ weight + (x @ a) @ b
