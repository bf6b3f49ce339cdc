# the most uncertain of all, sure or not
def ask(probabilities, sure, places):
    """Positions, most uncertain first: ask([0.9, 0.45, 0.6, 0.2], 0.7, 2) is [1, 2]."""
    return sorted(range(len(probabilities)), key=lambda row: abs(probabilities[row] - 0.5))[:places]
