# not touched
def answer_together(forward, rows, size):
    """One answer for each row of an array [N, K]; `forward` gets `size` rows at a time."""
    ...
