# adds passes and runs instead of multiplying
def training_dollars(parameters, tokens, passes, runs, peak, used, per_hour):
    flops = 6 * parameters * tokens * (passes + runs - 1)
    return flops / (peak * used) / 3600 * per_hour
