# compares what print shows: long arrays are printed with a gap in the middle
def same_parameters(before, after):
    return str(before) == str(after)
