# a dictionary of what is close enough
def choose_rank(curve, slack):
    recalls = dict(curve)
    top = max(recalls.values())
    close_enough = {rank: recall for rank, recall in recalls.items() if top - recall <= slack}
    return min(close_enough)
