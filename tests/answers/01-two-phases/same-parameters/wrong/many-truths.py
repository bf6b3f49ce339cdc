# gives one truth for each array
def same_parameters(before, after):
    return [np.array_equal(before[key], after[key]) for key in before]
