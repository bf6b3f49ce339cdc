# the highest probability of spam first
def ask(probabilities, sure, places):
    """Positions, most uncertain first: ask([0.9, 0.45, 0.6, 0.2], 0.7, 2) is [1, 2]."""
    unsure = [row for row, p in enumerate(probabilities) if max(p, 1 - p) < sure]
    return sorted(unsure, key=lambda row: -probabilities[row])[:places]
