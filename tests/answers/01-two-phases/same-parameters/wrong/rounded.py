# rounds first, as the tables above do
def same_parameters(before, after):
    return all(np.array_equal(np.round(before[key], 2), np.round(after[key], 2)) for key in before)
