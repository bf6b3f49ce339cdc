# not touched
def ask(probabilities, sure, places):
    """Positions, most uncertain first: ask([0.9, 0.45, 0.6, 0.2], 0.7, 2) is [1, 2]."""
    ...
