# a score on a border goes to the step below
def reliability_curve(truth, stated, bins):
    """A list of (mean stated, share true, rows), empty steps left out."""
    place = np.maximum(np.ceil(stated * bins).astype(int) - 1, 0)
    rows = []
    for number in range(bins):
        here = place == number
        if here.any():
            rows.append((stated[here].mean(), truth[here].mean(), here.sum()))
    return rows
