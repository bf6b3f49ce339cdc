# a loop that leaves at the first difference
def same_parameters(before, after):
    for key in before:
        if not (before[key] == after[key]).all():
            return False
    return True
