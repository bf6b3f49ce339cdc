# compares sizes without their signs
def same_parameters(before, after):
    return all(np.array_equal(np.abs(before[key]), np.abs(after[key])) for key in before)
