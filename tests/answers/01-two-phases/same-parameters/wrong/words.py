# answers in words
def same_parameters(before, after):
    if all(np.array_equal(before[key], after[key]) for key in before):
        return "True"
    return "False"
