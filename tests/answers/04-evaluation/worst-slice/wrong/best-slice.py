# compares the wrong way round: the best slice
def worst_slice(right, slices, least):
    worst, most = None, -1
    for name in sorted(set(slices)):
        rows = [is_right for is_right, its_slice in zip(right, slices) if its_slice == name]
        share = sum(rows) / len(rows)
        if len(rows) >= least and share > most:
            worst, most = name, share
    return worst
