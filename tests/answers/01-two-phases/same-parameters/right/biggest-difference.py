# the biggest difference of all is exactly 0
def same_parameters(before, after):
    biggest = max(np.abs(before[key] - after[key]).max() for key in before)
    return biggest == 0
