# is: the same place in memory is taken for the same numbers
def same_parameters(before, after):
    return before is after
