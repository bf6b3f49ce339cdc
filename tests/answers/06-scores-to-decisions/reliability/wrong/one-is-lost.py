# a score of 1.0 belongs to no step
def reliability_curve(truth, stated, bins):
    """A list of (mean stated, share true, rows), empty steps left out."""
    place = (stated * bins).astype(int)
    rows = []
    for number in range(bins):
        here = place == number
        if here.any():
            rows.append((stated[here].mean(), truth[here].mean(), here.sum()))
    return rows
