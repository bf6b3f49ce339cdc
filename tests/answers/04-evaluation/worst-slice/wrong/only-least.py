# the least number, and still mistakes instead of shares
def worst_slice(right, slices, least):
    worst, most = None, -1
    for name in sorted(set(slices)):
        rows = [is_right for is_right, its_slice in zip(right, slices) if its_slice == name]
        mistakes = len(rows) - sum(rows)
        if len(rows) >= least and mistakes > most:
            worst, most = name, mistakes
    return worst
