# takes the largest of those that are close
def choose_rank(curve, slack):
    best = max(recall for _, recall in curve)
    return max(rank for rank, recall in curve if recall >= best - slack)
