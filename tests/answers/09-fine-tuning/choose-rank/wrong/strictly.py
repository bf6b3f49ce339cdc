# leaves out what is exactly at the border
def choose_rank(curve, slack):
    best = max(recall for _, recall in curve)
    return min([rank for rank, recall in curve if recall > best - slack] or [max(curve)[0]])
