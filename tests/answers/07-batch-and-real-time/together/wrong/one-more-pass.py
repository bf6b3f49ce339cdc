# a pass of nothing but zeros where the rows fit exactly
def answer_together(forward, rows, size):
    answers = []
    for start in range(0, len(rows) + 1, size):
        batch = rows[start : start + size]
        missing = np.zeros((size - len(batch), rows.shape[1]))
        answers.extend(forward(np.concatenate([batch, missing]))[: len(batch)])
    return answers
