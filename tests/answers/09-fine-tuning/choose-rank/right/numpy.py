# with arrays
def choose_rank(curve, slack):
    ranks, recalls = np.array(curve).T
    return int(ranks[recalls >= recalls.max() - slack].min())
