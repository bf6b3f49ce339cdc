# not touched
def count_flops(shapes, tokens, training):
    """count_flops([(2, 3)], 1, False) is 12, and count_flops([(2, 3)], 1, True) is 36."""
    ...
