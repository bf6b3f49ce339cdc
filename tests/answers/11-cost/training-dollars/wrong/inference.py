# takes two FLOPs, as inference needs
def training_dollars(parameters, tokens, passes, runs, peak, used, per_hour):
    flops = 2 * parameters * tokens * passes * runs
    return flops / (peak * used) / 3600 * per_hour
