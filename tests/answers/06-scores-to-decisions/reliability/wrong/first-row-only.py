# returns within the loop
def reliability_curve(truth, stated, bins):
    """A list of (mean stated, share true, rows), empty steps left out."""
    place = np.minimum((stated * bins).astype(int), bins - 1)
    rows = []
    for number in range(bins):
        here = place == number
        if here.any():
            rows.append((stated[here].mean(), truth[here].mean(), here.sum()))
        return rows
