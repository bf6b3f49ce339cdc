# all over array_equal, as in the hint
def same_parameters(before, after):
    return all(np.array_equal(before[key], after[key]) for key in before)
