# compares the names, not the numbers
def same_parameters(before, after):
    return before.keys() == after.keys()
