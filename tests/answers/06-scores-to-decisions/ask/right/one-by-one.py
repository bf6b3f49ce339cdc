# takes the most uncertain one again and again
def ask(probabilities, sure, places):
    """Positions, most uncertain first: ask([0.9, 0.45, 0.6, 0.2], 0.7, 2) is [1, 2]."""
    left = {row: max(p, 1 - p) for row, p in enumerate(probabilities) if max(p, 1 - p) < sure}
    chosen = []
    while left and len(chosen) < places:
        row = min(left, key=left.get)
        chosen.append(row)
        del left[row]
    return chosen
