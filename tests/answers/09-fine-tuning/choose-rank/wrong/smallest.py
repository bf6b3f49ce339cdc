# takes the cheapest, however bad
def choose_rank(curve, slack):
    return min(curve)[0]
