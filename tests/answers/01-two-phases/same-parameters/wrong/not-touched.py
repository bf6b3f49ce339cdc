# not touched: the three dots are still there
def same_parameters(before, after):
    """True when no number differs: same_parameters({"w": [1.0]}, {"w": [1.5]}) is False."""
    ...
