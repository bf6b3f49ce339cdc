# puts the answers into an array
def answer_together(forward, rows, size):
    answers = np.zeros(len(rows))
    for start in range(0, len(rows), size):
        batch = np.zeros((size, rows.shape[1]))
        batch[: len(rows[start : start + size])] = rows[start : start + size]
        answers[start : start + size] = forward(batch)[: len(rows) - start]
    return answers
