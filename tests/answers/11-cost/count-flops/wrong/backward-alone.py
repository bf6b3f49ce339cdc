# takes the way back for the whole step
def count_flops(shapes, tokens, training):
    parameters = sum(a * b for a, b in shapes)
    return 2 * parameters * tokens * (2 if training else 1)
