# of equal slices the last one
def worst_slice(right, slices, least):
    worst, most = None, -1
    for name in sorted(set(slices)):
        rows = [is_right for is_right, its_slice in zip(right, slices) if its_slice == name]
        mistakes = 1 - sum(rows) / len(rows)
        if len(rows) >= least and mistakes >= most:
            worst, most = name, mistakes
    return worst
