# any for all: one equal array is thought to be enough
def same_parameters(before, after):
    return any(np.array_equal(before[key], after[key]) for key in before)
