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

# %% wrong: all at once -> "exactly 2 rows, and it got 4", "forward(rows)"
# one pass for everything, whatever its size
def answer_together(forward, rows, size):
    return list(forward(rows))

# %% wrong: filling answered -> "[2.0, 6.0, 10.0, 14.0, 18.0, 1.0]", "row of zeros gets none"
# gives the answers to the filling back too
def answer_together(forward, rows, size):
    answers = []
    for start in range(0, len(rows), size):
        batch = rows[start : start + size]
        missing = np.zeros((size - len(batch), rows.shape[1]))
        answers.extend(forward(np.concatenate([batch, missing])))
    return answers

# %% wrong: filling on top -> "[2.0, 6.0, 10.0, 14.0, 1.0]", "18"
# puts the filling above the rows
def answer_together(forward, rows, size):
    answers = []
    for start in range(0, len(rows), size):
        batch = rows[start : start + size]
        missing = np.zeros((size - len(batch), rows.shape[1]))
        answers.extend(forward(np.concatenate([missing, batch]))[: len(batch)])
    return answers

# %% wrong: last batch only -> "[10.0, 14.0]", "4 numbers"
# keeps the answers of the last batch only
def answer_together(forward, rows, size):
    answers = []
    for start in range(0, len(rows), size):
        batch = rows[start : start + size]
        missing = np.zeros((size - len(batch), rows.shape[1]))
        answers = list(forward(np.concatenate([batch, missing]))[: len(batch)])
    return answers

# %% wrong: last rows lost -> "5 numbers", "[2.0, 6.0, 10.0, 14.0]"
# leaves out what fills no batch
def answer_together(forward, rows, size):
    answers = []
    for start in range(0, len(rows) - size + 1, size):
        answers.extend(forward(rows[start : start + size]))
    return answers

# %% wrong: list of lists -> "[[2.0, 6.0], [10.0, 14.0]]", "4 numbers"
# a list of answers for each batch
def answer_together(forward, rows, size):
    answers = []
    for start in range(0, len(rows), size):
        batch = rows[start : start + size]
        missing = np.zeros((size - len(batch), rows.shape[1]))
        answers.append(forward(np.concatenate([batch, missing]))[: len(batch)])
    return answers

# %% wrong: not filled up -> "exactly 2 rows, and it got 1"
# hands the last batch over as short as it is
def answer_together(forward, rows, size):
    answers = []
    for start in range(0, len(rows), size):
        answers.extend(forward(rows[start : start + size]))
    return answers

# %% wrong: not touched -> "three dots", "answer_together"
# not touched
def answer_together(forward, rows, size):
    """One answer for each row of an array [N, K]; `forward` gets `size` rows at a time."""
    ...

# %% wrong: one more pass -> "[2, 2, 2]", "fit exactly into two passes"
# a pass of nothing but zeros where the rows fit exactly
def answer_together(forward, rows, size):
    answers = []
    for start in range(0, len(rows) + 1, size):
        batch = rows[start : start + size]
        missing = np.zeros((size - len(batch), rows.shape[1]))
        answers.extend(forward(np.concatenate([batch, missing]))[: len(batch)])
    return answers

# %% wrong: one pass each -> "[2, 2, 2, 2, 2]", "three passes"
# a pass for each row: right answers, and no batch
def answer_together(forward, rows, size):
    answers = []
    for row in rows:
        batch = np.zeros((size, rows.shape[1]))
        batch[0] = row
        answers.append(forward(batch)[0])
    return answers

# %% wrong: sorted -> "[14.0, 10.0, 6.0, 2.0]", "in this order"
# sorts the rows, so that similar ones share a batch, and loses the order
def answer_together(forward, rows, size):
    rows = rows[::-1]
    answers = []
    for start in range(0, len(rows), size):
        batch = rows[start : start + size]
        missing = np.zeros((size - len(batch), rows.shape[1]))
        answers.extend(forward(np.concatenate([batch, missing]))[: len(batch)])
    return answers

# %% wrong: two columns -> "as many columns", "five ones"
# takes every row to have two columns
def answer_together(forward, rows, size):
    answers = []
    for start in range(0, len(rows), size):
        batch = rows[start : start + size]
        missing = np.zeros((size - len(batch), 2))
        answers.extend(forward(np.concatenate([batch, missing]))[: len(batch)])
    return answers

# %% right: concatenate at the end
# a list of arrays, put together at the end
def answer_together(forward, rows, size):
    """One answer for each row of an array [N, K]; `forward` gets `size` rows at a time."""
    passes = -(-len(rows) // size)
    padded = np.vstack([rows, np.zeros((passes * size - len(rows), rows.shape[1]))])
    parts = [forward(padded[n * size : (n + 1) * size]) for n in range(passes)]
    return np.concatenate(parts)[: len(rows)]

# %% right: recursive
# the first batch, then the rest
def answer_together(forward, rows, size):
    """One answer for each row of an array [N, K]; `forward` gets `size` rows at a time."""
    if not len(rows):
        return []
    batch = np.zeros((size, rows.shape[1]))
    first = rows[:size]
    batch[: len(first)] = first
    return list(forward(batch))[: len(first)] + answer_together(forward, rows[size:], size)

# %% right: divmod
# whole batches first, then what is left
def answer_together(forward, rows, size):
    """One answer for each row of an array [N, K]; `forward` gets `size` rows at a time."""
    whole, left = divmod(len(rows), size)
    answers = []
    for n in range(whole):
        for answer in forward(rows[n * size : n * size + size]):
            answers.append(answer)
    if left:
        last = np.concatenate((rows[whole * size :], np.zeros((size - left, rows.shape[1]))))
        answers.extend(forward(last)[:left])
    return tuple(answers)

# %% right: jax
# rows as a JAX array
import jax.numpy as jnp


def answer_together(forward, rows, size):
    """One answer for each row of an array [N, K]; `forward` gets `size` rows at a time."""
    rows = jnp.asarray(rows)
    padded = jnp.pad(rows, ((0, -len(rows) % size), (0, 0)))
    answers = [float(a) for n in range(0, len(padded), size) for a in forward(padded[n : n + size])]
    return answers[: len(rows)]

# %% right: filling on top
# fills up above the last rows, and drops the first answers
def answer_together(forward, rows, size):
    """One answer for each row of an array [N, K]; `forward` gets `size` rows at a time."""
    answers = []
    for start in range(0, len(rows), size):
        batch = rows[start : start + size]
        missing = size - len(batch)
        answers.extend(forward(np.concatenate([np.zeros((missing, rows.shape[1])), batch]))[missing:])
    return answers

# %% wrong: last row repeated -> "row of zeros", "[8.0, 9.0], [8.0, 9.0]"
# fills up with the last row
def answer_together(forward, rows, size):
    """One answer for each row of an array [N, K]; `forward` gets `size` rows at a time."""
    answers = []
    for start in range(0, len(rows), size):
        batch = rows[start : start + size]
        missing = np.repeat(batch[-1:], size - len(batch), axis=0)
        answers.extend(forward(np.concatenate([batch, missing]))[: len(batch)])
    return answers

# %% wrong: zero rows dropped -> "one is all zero", "[4.0, 2.0, 4.0, 5.0]"
# drops the answers of all rows that are zero
def answer_together(forward, rows, size):
    """One answer for each row of an array [N, K]; `forward` gets `size` rows at a time."""
    padded = np.pad(rows, [(0, -len(rows) % size), (0, 0)])
    answers = []
    for start in range(0, len(padded), size):
        batch = padded[start : start + size]
        answers += [answer for row, answer in zip(batch, forward(batch)) if row.any()]
    return answers

# %% wrong: filled with ones -> "row of zeros", "[1.0, 1.0]"
# fills up with ones
def answer_together(forward, rows, size):
    """One answer for each row of an array [N, K]; `forward` gets `size` rows at a time."""
    answers = []
    for start in range(0, len(rows), size):
        batch = rows[start : start + size]
        missing = np.ones((size - len(batch), rows.shape[1]))
        answers.extend(forward(np.concatenate([batch, missing]))[: len(batch)])
    return answers

# %% wrong: always a whole filling -> "fit exactly into two passes", "[2, 2, 2]"
# fills up even a full batch
def answer_together(forward, rows, size):
    """One answer for each row of an array [N, K]; `forward` gets `size` rows at a time."""
    padded = np.pad(rows, [(0, size - len(rows) % size), (0, 0)])
    answers = []
    for start in range(0, len(padded), size):
        answers.extend(forward(padded[start : start + size]))
    return answers[: len(rows)]

# %% wrong: answers as matrix -> "4 numbers", "[[2.0, 6.0], [10.0, 14.0]]"
# an array with a row for each batch
def answer_together(forward, rows, size):
    """One answer for each row of an array [N, K]; `forward` gets `size` rows at a time."""
    padded = np.pad(rows, [(0, -len(rows) % size), (0, 0)])
    return np.array([forward(batch) for batch in padded.reshape(-1, size, rows.shape[1])])

# %% wrong: returns early -> "4 numbers", "[2.0, 6.0]"
# returns after the first batch
def answer_together(forward, rows, size):
    """One answer for each row of an array [N, K]; `forward` gets `size` rows at a time."""
    answers = []
    for start in range(0, len(rows), size):
        batch = rows[start : start + size]
        missing = np.zeros((size - len(batch), rows.shape[1]))
        answers.extend(forward(np.concatenate([batch, missing]))[: len(batch)])
        return answers

# %% wrong: never ends -> "200 passes", "answers = list("
# the loop does not move on
def answer_together(forward, rows, size):
    """One answer for each row of an array [N, K]; `forward` gets `size` rows at a time."""
    answers, start = [], 0
    while start < len(rows):
        batch = rows[start : start + size]
        missing = np.zeros((size - len(batch), rows.shape[1]))
        answers = list(forward(np.concatenate([batch, missing]))[: len(batch)])
    return answers

# %% wrong: overlapping -> "[2, 2, 2, 2, 2]", "three passes"
# moves on by one row
def answer_together(forward, rows, size):
    """One answer for each row of an array [N, K]; `forward` gets `size` rows at a time."""
    answers = []
    for start in range(len(rows)):
        batch = rows[start : start + size]
        missing = np.zeros((size - len(batch), rows.shape[1]))
        answers.append(forward(np.concatenate([batch, missing]))[0])
    return answers

# %% wrong: each answer once -> "two are equal", "[1.0, 2.0, 4.0, 5.0]"
# a set drops equal answers
def answer_together(forward, rows, size):
    """One answer for each row of an array [N, K]; `forward` gets `size` rows at a time."""
    padded = np.pad(rows, [(0, -len(rows) % size), (0, 0)])
    answers = [a for n in range(0, len(padded), size) for a in forward(padded[n : n + size])][: len(rows)]
    return sorted(set(float(a) for a in answers))
