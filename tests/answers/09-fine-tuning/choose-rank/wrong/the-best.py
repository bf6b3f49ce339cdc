# takes the best, whatever it costs
def choose_rank(curve, slack):
    return max(curve, key=lambda pair: pair[1])[0]
