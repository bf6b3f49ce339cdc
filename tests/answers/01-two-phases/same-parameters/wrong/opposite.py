# answers whether something changed: the opposite question
def same_parameters(before, after):
    return any(not np.array_equal(before[key], after[key]) for key in before)
