# forgets that surely wanted is sure as well
def ask(probabilities, sure, places):
    """Positions, most uncertain first: ask([0.9, 0.45, 0.6, 0.2], 0.7, 2) is [1, 2]."""
    unsure = [row for row, p in enumerate(probabilities) if p < sure]
    return sorted(unsure, key=lambda row: abs(probabilities[row] - 0.5))[:places]
