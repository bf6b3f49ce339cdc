# takes every row to have two columns
def answer_together(forward, rows, size):
    answers = []
    for start in range(0, len(rows), size):
        batch = rows[start : start + size]
        missing = np.zeros((size - len(batch), 2))
        answers.extend(forward(np.concatenate([batch, missing]))[: len(batch)])
    return answers
