# shares, and the least number still ignored
def worst_slice(right, slices, least):
    worst, most = None, -1
    for name in sorted(set(slices)):
        rows = [is_right for is_right, its_slice in zip(right, slices) if its_slice == name]
        mistakes = 1 - sum(rows) / len(rows)
        if mistakes > most:
            worst, most = name, mistakes
    return worst
