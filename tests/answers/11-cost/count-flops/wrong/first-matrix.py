# counts the first matrix only
def count_flops(shapes, tokens, training):
    for a, b in shapes:
        return 2 * a * b * tokens * (3 if training else 1)
