# not touched
def adapted(x, weight, a, b, alpha):
    """The frozen product and the scaled difference, added."""
    ...
