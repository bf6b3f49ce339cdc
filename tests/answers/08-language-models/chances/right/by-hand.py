# a loop over the scores, in plain Python
def chances(scores, temperature, top_k):
    import math

    best = sorted(scores, reverse=True)[:top_k]
    raised = [math.exp((s - best[0]) / temperature) if s >= best[-1] else 0.0 for s in scores]
    return np.array([r / sum(raised) for r in raised])
