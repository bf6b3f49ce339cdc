# looks for the lowest share of right answers instead
def worst_slice(right, slices, least):
    worst, lowest = None, 2
    for name in sorted(set(slices)):
        rows = [is_right for is_right, its_slice in zip(right, slices) if its_slice == name]
        if len(rows) >= least and sum(rows) / len(rows) < lowest:
            worst, lowest = name, sum(rows) / len(rows)
    return worst
