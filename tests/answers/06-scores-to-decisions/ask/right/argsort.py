# numpy, with a stable sort
def ask(probabilities, sure, places):
    """Positions, most uncertain first: ask([0.9, 0.45, 0.6, 0.2], 0.7, 2) is [1, 2]."""
    chances = np.asarray(probabilities, float)
    order = np.argsort(np.abs(chances - 0.5), kind="stable")
    top = np.maximum(chances, 1 - chances)
    return [int(row) for row in order if top[row] < sure][:places]
