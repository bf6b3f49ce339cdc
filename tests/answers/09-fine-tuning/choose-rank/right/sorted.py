# goes up through the ranks and takes the first that is good enough
def choose_rank(curve, slack):
    best = max(recall for rank, recall in curve)
    for rank, recall in sorted(curve):
        if recall >= best - slack:
            return rank
