# leaves out what fills no batch
def answer_together(forward, rows, size):
    answers = []
    for start in range(0, len(rows) - size + 1, size):
        answers.extend(forward(rows[start : start + size]))
    return answers
