# finds the position by the value: equal mails come out as one
def ask(probabilities, sure, places):
    """Positions, most uncertain first: ask([0.9, 0.45, 0.6, 0.2], 0.7, 2) is [1, 2]."""
    unsure = sorted([p for p in probabilities if max(p, 1 - p) < sure], key=lambda p: abs(p - 0.5))
    return [list(probabilities).index(p) for p in unsure[:places]]
