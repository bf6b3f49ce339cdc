# compares lengths: two numbers can change places
def same_parameters(before, after):
    return all((before[key] ** 2).sum() == (after[key] ** 2).sum() for key in before)
