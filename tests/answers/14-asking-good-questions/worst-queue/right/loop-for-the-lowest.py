# keeps the lowest share seen so far
def worst_queue(trial):
    worst, lowest = None, 2
    for queue in sorted(set(row["queue"] for row in trial)):
        marks = [row["right"] for row in trial if row["queue"] == queue]
        share = sum(marks) / len(marks)
        if share < lowest:
            worst, lowest = queue, share
    return worst, lowest
