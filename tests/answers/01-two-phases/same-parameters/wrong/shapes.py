# compares the shapes, not the numbers
def same_parameters(before, after):
    return all(before[key].shape == after[key].shape for key in before)
