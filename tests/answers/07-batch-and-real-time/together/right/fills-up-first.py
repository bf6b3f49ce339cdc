# fills all rows up first, and cuts all answers once
def answer_together(forward, rows, size):
    missing = -len(rows) % size
    full = np.pad(rows, [(0, missing), (0, 0)])
    answers = []
    for batch in full.reshape(-1, size, rows.shape[1]):
        answers += list(forward(batch))
    return answers[: len(rows)]
