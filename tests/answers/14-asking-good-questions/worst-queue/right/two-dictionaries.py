# counts right answers and mails apart
def worst_queue(trial):
    right, count = {}, {}
    for row in trial:
        queue = row["queue"]
        right[queue] = right.get(queue, 0) + row["right"]
        count[queue] = count.get(queue, 0) + 1
    worst = min(count, key=lambda queue: right[queue] / count[queue])
    return worst, right[worst] / count[worst]
