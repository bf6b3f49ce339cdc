# adds up run by run and pass by pass
def training_dollars(parameters, tokens, passes, runs, peak, used, per_hour):
    total = 0.0
    for _ in range(runs):
        for _ in range(passes):
            total += 6 * parameters * tokens / (peak * used) / 3600
    return total * per_hour
