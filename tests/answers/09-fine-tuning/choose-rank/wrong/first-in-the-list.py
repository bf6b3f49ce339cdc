# takes the first that is close enough, in the order of the list
def choose_rank(curve, slack):
    best = max(recall for _, recall in curve)
    return [rank for rank, recall in curve if recall >= best - slack][0]
