# takes the largest rank for the best
def choose_rank(curve, slack):
    best = max(curve)[1]
    return min(rank for rank, recall in curve if recall >= best - slack)
