# all in one line
def training_dollars(parameters, tokens, passes, runs, peak, used, per_hour):
    return 6 * parameters * tokens * passes * runs / (peak * used * 3600) * per_hour
