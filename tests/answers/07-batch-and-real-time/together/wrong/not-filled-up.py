# hands the last batch over as short as it is
def answer_together(forward, rows, size):
    answers = []
    for start in range(0, len(rows), size):
        answers.extend(forward(rows[start : start + size]))
    return answers
