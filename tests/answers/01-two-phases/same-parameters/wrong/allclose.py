# allclose: nearly equal is taken for equal
def same_parameters(before, after):
    return all(np.allclose(before[key], after[key]) for key in before)
