# pays the hour's price for each second
def training_dollars(parameters, tokens, passes, runs, peak, used, per_hour):
    return 6 * parameters * tokens * passes * runs / (peak * used) * per_hour
