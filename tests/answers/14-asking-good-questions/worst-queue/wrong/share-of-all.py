# divides by all mails instead of the queue's own
def worst_queue(trial):
    right = {}
    for row in trial:
        right[row["queue"]] = right.get(row["queue"], 0) + row["right"]
    worst = min(right, key=right.get)
    return worst, right[worst] / len(trial)
