# a pass for each row: right answers, and no batch
def answer_together(forward, rows, size):
    answers = []
    for row in rows:
        batch = np.zeros((size, rows.shape[1]))
        batch[0] = row
        answers.append(forward(batch)[0])
    return answers
