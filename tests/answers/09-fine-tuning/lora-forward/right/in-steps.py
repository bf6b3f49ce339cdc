# step by step
def adapted(x, weight, a, b, alpha):
    thin = x @ a
    wide = thin @ b
    frozen = x @ weight
    return frozen + wide * (alpha / a.shape[-1])
