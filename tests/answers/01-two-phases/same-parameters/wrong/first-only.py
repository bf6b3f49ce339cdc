# returns in the first round: only the first array is compared
def same_parameters(before, after):
    for key in before:
        return np.array_equal(before[key], after[key])
