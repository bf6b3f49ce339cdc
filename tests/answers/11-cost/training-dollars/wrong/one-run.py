# leaves the runs out
def training_dollars(parameters, tokens, passes, runs, peak, used, per_hour):
    flops = 6 * parameters * tokens * passes
    return flops / (peak * used) / 3600 * per_hour
