# gives the recall
def choose_rank(curve, slack):
    best = max(recall for _, recall in curve)
    return min((rank, recall) for rank, recall in curve if recall >= best - slack)[1]
