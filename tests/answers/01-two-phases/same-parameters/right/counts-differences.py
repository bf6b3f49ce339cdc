# counts the numbers that differ
def same_parameters(before, after):
    different = 0
    for key, array in before.items():
        different += np.sum(array != after[key])
    return different == 0
