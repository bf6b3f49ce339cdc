# knows which queue it was in this trial
def worst_queue(trial):
    marks = [row["right"] for row in trial if row["queue"] == "Shipping"]
    return "Shipping", sum(marks) / len(marks)
