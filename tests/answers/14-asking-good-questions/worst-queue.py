# %% right: loop for the lowest
# keeps the lowest share seen so far
def worst_queue(trial):
    worst, lowest = None, 2
    for queue in sorted(set(row["queue"] for row in trial)):
        marks = [row["right"] for row in trial if row["queue"] == queue]
        share = sum(marks) / len(marks)
        if share < lowest:
            worst, lowest = queue, share
    return worst, lowest

# %% right: set of queues
# one pass for each queue, with numpy
def worst_queue(trial):
    shares = {}
    for queue in {row["queue"] for row in trial}:
        shares[queue] = np.mean([row["right"] for row in trial if row["queue"] == queue])
    worst = sorted(shares, key=shares.get)[0]
    return [worst, shares[worst]]

# %% right: two dictionaries
# counts right answers and mails apart
def worst_queue(trial):
    right, count = {}, {}
    for row in trial:
        queue = row["queue"]
        right[queue] = right.get(queue, 0) + row["right"]
        count[queue] = count.get(queue, 0) + 1
    worst = min(count, key=lambda queue: right[queue] / count[queue])
    return worst, right[worst] / count[worst]

# %% wrong: always shipping
# knows which queue it was in this trial
def worst_queue(trial):
    marks = [row["right"] for row in trial if row["queue"] == "Shipping"]
    return "Shipping", sum(marks) / len(marks)

# %% wrong: best queue
# takes the highest share
def worst_queue(trial):
    answers = {}
    for row in trial:
        answers.setdefault(row["queue"], []).append(row["right"])
    shares = {queue: sum(right) / len(right) for queue, right in answers.items()}
    best = max(shares, key=shares.get)
    return best, shares[best]

# %% wrong: most mistakes
# counts mistakes instead of shares
def worst_queue(trial):
    wrong, count = {}, {}
    for row in trial:
        wrong[row["queue"]] = wrong.get(row["queue"], 0) + (not row["right"])
        count[row["queue"]] = count.get(row["queue"], 0) + 1
    worst = max(wrong, key=wrong.get)
    return worst, 1 - wrong[worst] / count[worst]

# %% wrong: not touched
# not touched
def worst_queue(trial):
    """worst_queue([{"queue": "A", "right": True}, {"queue": "B", "right": False}]) is ("B", 0.0)."""
    ...

# %% wrong: only right rows
# never sees a queue in which nothing is right
def worst_queue(trial):
    right, count = {}, {}
    for row in trial:
        count[row["queue"]] = count.get(row["queue"], 0) + 1
        if row["right"]:
            right[row["queue"]] = right.get(row["queue"], 0) + 1
    shares = {queue: number / count[queue] for queue, number in right.items()}
    worst = min(shares, key=shares.get)
    return worst, shares[worst]

# %% wrong: share of all
# divides by all mails instead of the queue's own
def worst_queue(trial):
    right = {}
    for row in trial:
        right[row["queue"]] = right.get(row["queue"], 0) + row["right"]
    worst = min(right, key=right.get)
    return worst, right[worst] / len(trial)
