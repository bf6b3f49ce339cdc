# with arrays
def worst_slice(right, slices, least):
    right, slices = np.array(right, bool), np.array(slices)
    best = (2.0, None)
    for name in np.unique(slices):
        rows = right[slices == name]
        if rows.size >= least and rows.mean() < best[0]:
            best = (rows.mean(), str(name))
    return best[1]
