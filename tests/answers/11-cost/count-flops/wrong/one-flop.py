# counts the multiplications and forgets the additions
def count_flops(shapes, tokens, training):
    parameters = sum(a * b for a, b in shapes)
    return parameters * tokens * (3 if training else 1)
