# a tolerance so small that nobody will notice
def same_parameters(before, after):
    return all(np.all(np.abs(before[key] - after[key]) < 1e-12) for key in before)
