# empty steps as zeros
def reliability_curve(truth, stated, bins):
    """A list of (mean stated, share true, rows), empty steps left out."""
    place = np.minimum((stated * bins).astype(int), bins - 1)
    rows = []
    for number in range(bins):
        here = place == number
        count = here.sum()
        rows.append((stated[here].sum() / max(count, 1), truth[here].sum() / max(count, 1), count))
    return rows
