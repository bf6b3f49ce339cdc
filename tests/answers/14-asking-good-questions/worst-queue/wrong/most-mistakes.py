# counts mistakes instead of shares
def worst_queue(trial):
    wrong, count = {}, {}
    for row in trial:
        wrong[row["queue"]] = wrong.get(row["queue"], 0) + (not row["right"])
        count[row["queue"]] = count.get(row["queue"], 0) + 1
    worst = max(wrong, key=wrong.get)
    return worst, 1 - wrong[worst] / count[worst]
