# the share of mistakes, and the least number
def worst_slice(right, slices, least):
    worst, most = None, -1
    for name in sorted(set(slices)):
        rows = [is_right for is_right, its_slice in zip(right, slices) if its_slice == name]
        if len(rows) < least:
            continue
        mistakes = (len(rows) - sum(rows)) / len(rows)
        if mistakes > most:
            worst, most = name, mistakes
    return worst
