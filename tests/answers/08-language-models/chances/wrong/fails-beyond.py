# asks for a place that is not there where top_k is large
def chances(scores, temperature, top_k):
    scaled = np.asarray(scores) / temperature
    least = np.sort(scaled)[-top_k]
    raised = np.where(scaled < least, 0, np.exp(scaled - scaled.max()))
    return raised / raised.sum()
