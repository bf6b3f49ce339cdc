# makes the difference of the matrices first
def adapted(x, weight, a, b, alpha):
    return x @ (weight + alpha / a.shape[1] * (a @ b))
