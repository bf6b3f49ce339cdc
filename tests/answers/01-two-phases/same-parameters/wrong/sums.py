# compares sums: changes can cancel
def same_parameters(before, after):
    return all(before[key].sum() == after[key].sum() for key in before)
