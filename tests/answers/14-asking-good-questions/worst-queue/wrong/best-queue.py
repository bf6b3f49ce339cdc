# takes the highest share
def worst_queue(trial):
    answers = {}
    for row in trial:
        answers.setdefault(row["queue"], []).append(row["right"])
    shares = {queue: sum(right) / len(right) for queue, right in answers.items()}
    best = max(shares, key=shares.get)
    return best, shares[best]
