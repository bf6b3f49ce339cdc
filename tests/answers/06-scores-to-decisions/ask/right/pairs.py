# pairs of distance and position: equal distances are sorted by position
def ask(probabilities, sure, places):
    """Positions, most uncertain first: ask([0.9, 0.45, 0.6, 0.2], 0.7, 2) is [1, 2]."""
    pairs = []
    for row, p in enumerate(probabilities):
        if p < sure and 1 - p < sure:
            pairs.append((abs(p - 0.5), row))
    pairs.sort()
    return [row for _, row in pairs[:places]]
