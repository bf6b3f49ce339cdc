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
