# plain lists, one for each step
def reliability_curve(truth, stated, bins):
    """A list of (mean stated, share true, rows), empty steps left out."""
    steps = [[] for _ in range(bins)]
    for is_true, score in zip(truth, stated):
        steps[min(int(score * bins), bins - 1)].append((score, is_true))
    return [
        (sum(s for s, _ in step) / len(step), sum(t for _, t in step) / len(step), len(step))
        for step in steps
        if step
    ]
