# takes the slack for a share of the best
def choose_rank(curve, slack):
    best = max(recall for _, recall in curve)
    return min(rank for rank, recall in curve if recall >= best * (1 - slack))
