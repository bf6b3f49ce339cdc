# lets numpy multiply the two columns
def count_flops(shapes, tokens, training):
    pairs = np.array(shapes, dtype=float).reshape(-1, 2)
    return 2 * tokens * pairs.prod(axis=1).sum() * (3 if training else 1)
