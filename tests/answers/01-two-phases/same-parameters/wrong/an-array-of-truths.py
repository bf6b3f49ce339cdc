# gives one truth for each number
def same_parameters(before, after):
    return np.concatenate([(before[key] == after[key]).ravel() for key in before])
