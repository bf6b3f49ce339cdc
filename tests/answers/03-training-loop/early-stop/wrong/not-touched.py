# not touched at all
def early_stop(losses, patience):
    """The epoch kept, and the last one: early_stop([0.5, 0.3, 0.4, 0.6], 2) is (2, 4)."""
    ...
