# not touched
def trained(layers, targets, rank):
    """trained([{"q": (4, 6), "k": (4, 2)}], ["q"], 1) is (10, 80)."""
    ...
