# not touched
def choose_rank(curve, slack):
    """choose_rank([(1, 0.75), (4, 0.875), (8, 0.90625)], 0.0625) is 4."""
    ...
