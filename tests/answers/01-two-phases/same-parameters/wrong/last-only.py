# overwrites its finding in every round: only the last array counts
def same_parameters(before, after):
    for key in before:
        same = np.array_equal(before[key], after[key])
    return same
