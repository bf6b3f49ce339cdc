# not touched
def chances(scores, temperature, top_k):
    """What can be drawn: chances(np.array([2.0, 1.0, 0.0]), 1.0, 1) is [1, 0, 0]."""
    ...
