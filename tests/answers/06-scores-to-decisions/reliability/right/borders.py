# compares with the borders of each step
def reliability_curve(truth, stated, bins):
    """A list of (mean stated, share true, rows), empty steps left out."""
    found = []
    for number in range(bins):
        here = (stated >= number / bins) & (stated < (number + 1) / bins)
        if number == bins - 1:
            here = here | (stated == 1.0)
        if here.sum() > 0:
            found.append([float(np.mean(stated[here])), float(np.mean(truth[here])), int(here.sum())])
    return found
