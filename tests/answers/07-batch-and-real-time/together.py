# %% right: an array
# puts the answers into an array
def answer_together(forward, rows, size):
    answers = np.zeros(len(rows))
    for start in range(0, len(rows), size):
        batch = np.zeros((size, rows.shape[1]))
        batch[: len(rows[start : start + size])] = rows[start : start + size]
        answers[start : start + size] = forward(batch)[: len(rows) - start]
    return answers

# %% right: batch by batch
# fills up the last batch, and drops its answers
def answer_together(forward, rows, size):
    answers = []
    for start in range(0, len(rows), size):
        batch = rows[start : start + size]
        missing = np.zeros((size - len(batch), rows.shape[1]))
        answers.extend(forward(np.concatenate([batch, missing]))[: len(batch)])
    return answers

# %% right: fills up first
# fills all rows up first, and cuts all answers once
def answer_together(forward, rows, size):
    missing = -len(rows) % size
    full = np.pad(rows, [(0, missing), (0, 0)])
    answers = []
    for batch in full.reshape(-1, size, rows.shape[1]):
        answers += list(forward(batch))
    return answers[: len(rows)]

# %% right: while loop
# goes on while rows are left
def answer_together(forward, rows, size):
    answers = []
    while len(answers) < len(rows):
        start = len(answers)
        batch = np.zeros((size, rows.shape[1]))
        real = min(size, len(rows) - start)
        batch[:real] = rows[start : start + real]
        answers.extend(forward(batch)[:real])
    return answers

# %% wrong: all at once
# one pass for everything, whatever its size
def answer_together(forward, rows, size):
    return list(forward(rows))

# %% wrong: filling answered
# gives the answers to the filling back too
def answer_together(forward, rows, size):
    answers = []
    for start in range(0, len(rows), size):
        batch = rows[start : start + size]
        missing = np.zeros((size - len(batch), rows.shape[1]))
        answers.extend(forward(np.concatenate([batch, missing])))
    return answers

# %% wrong: filling on top
# puts the filling above the rows
def answer_together(forward, rows, size):
    answers = []
    for start in range(0, len(rows), size):
        batch = rows[start : start + size]
        missing = np.zeros((size - len(batch), rows.shape[1]))
        answers.extend(forward(np.concatenate([missing, batch]))[: len(batch)])
    return answers

# %% wrong: last batch only
# keeps the answers of the last batch only
def answer_together(forward, rows, size):
    answers = []
    for start in range(0, len(rows), size):
        batch = rows[start : start + size]
        missing = np.zeros((size - len(batch), rows.shape[1]))
        answers = list(forward(np.concatenate([batch, missing]))[: len(batch)])
    return answers

# %% wrong: last rows lost
# leaves out what fills no batch
def answer_together(forward, rows, size):
    answers = []
    for start in range(0, len(rows) - size + 1, size):
        answers.extend(forward(rows[start : start + size]))
    return answers

# %% wrong: list of lists
# a list of answers for each batch
def answer_together(forward, rows, size):
    answers = []
    for start in range(0, len(rows), size):
        batch = rows[start : start + size]
        missing = np.zeros((size - len(batch), rows.shape[1]))
        answers.append(forward(np.concatenate([batch, missing]))[: len(batch)])
    return answers

# %% wrong: not filled up
# hands the last batch over as short as it is
def answer_together(forward, rows, size):
    answers = []
    for start in range(0, len(rows), size):
        answers.extend(forward(rows[start : start + size]))
    return answers

# %% wrong: not touched
# not touched
def answer_together(forward, rows, size):
    """One answer for each row of an array [N, K]; `forward` gets `size` rows at a time."""
    ...

# %% wrong: one more pass
# a pass of nothing but zeros where the rows fit exactly
def answer_together(forward, rows, size):
    answers = []
    for start in range(0, len(rows) + 1, size):
        batch = rows[start : start + size]
        missing = np.zeros((size - len(batch), rows.shape[1]))
        answers.extend(forward(np.concatenate([batch, missing]))[: len(batch)])
    return answers

# %% wrong: one pass each
# a pass for each row: right answers, and no batch
def answer_together(forward, rows, size):
    answers = []
    for row in rows:
        batch = np.zeros((size, rows.shape[1]))
        batch[0] = row
        answers.append(forward(batch)[0])
    return answers

# %% wrong: sorted
# sorts the rows, so that similar ones share a batch, and loses the order
def answer_together(forward, rows, size):
    rows = rows[::-1]
    answers = []
    for start in range(0, len(rows), size):
        batch = rows[start : start + size]
        missing = np.zeros((size - len(batch), rows.shape[1]))
        answers.extend(forward(np.concatenate([batch, missing]))[: len(batch)])
    return answers

# %% wrong: two columns
# takes every row to have two columns
def answer_together(forward, rows, size):
    answers = []
    for start in range(0, len(rows), size):
        batch = rows[start : start + size]
        missing = np.zeros((size - len(batch), 2))
        answers.extend(forward(np.concatenate([batch, missing]))[: len(batch)])
    return answers
