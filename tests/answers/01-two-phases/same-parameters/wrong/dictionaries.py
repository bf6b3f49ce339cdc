# == on the dictionaries: raises, because a comparison of arrays is no single truth
def same_parameters(before, after):
    return before == after
