# takes the machine to reach its peak
def training_dollars(parameters, tokens, passes, runs, peak, used, per_hour):
    flops = 6 * parameters * tokens * passes * runs
    return flops / peak / 3600 * per_hour
