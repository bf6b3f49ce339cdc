# keeps the first k instead of the k highest
def chances(scores, temperature, top_k):
    scaled = np.asarray(scores) / temperature
    raised = np.exp(scaled - scaled.max())
    raised[top_k:] = 0
    return raised / raised.sum()
