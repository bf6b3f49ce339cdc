# steps with equally many rows instead of equal width
def reliability_curve(truth, stated, bins):
    """A list of (mean stated, share true, rows), empty steps left out."""
    rows = []
    for part in np.array_split(np.argsort(stated, kind="stable"), bins):
        if len(part):
            rows.append((stated[part].mean(), truth[part].mean(), len(part)))
    return rows
