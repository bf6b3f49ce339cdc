# ten steps, whatever is asked
def reliability_curve(truth, stated, bins):
    """A list of (mean stated, share true, rows), empty steps left out."""
    place = np.minimum((stated * 10).astype(int), 9)
    rows = []
    for number in range(10):
        here = place == number
        if here.any():
            rows.append((stated[here].mean(), truth[here].mean(), here.sum()))
    return rows
