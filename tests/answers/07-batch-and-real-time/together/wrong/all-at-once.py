# one pass for everything, whatever its size
def answer_together(forward, rows, size):
    return list(forward(rows))
