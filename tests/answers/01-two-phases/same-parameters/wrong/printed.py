# prints the answer instead of returning it
def same_parameters(before, after):
    print(all(np.array_equal(before[key], after[key]) for key in before))
