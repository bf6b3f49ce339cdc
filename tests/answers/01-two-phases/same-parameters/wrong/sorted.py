# sorts first: the same numbers in another order
def same_parameters(before, after):
    return all(np.array_equal(np.sort(before[key].ravel()), np.sort(after[key].ravel())) for key in before)
