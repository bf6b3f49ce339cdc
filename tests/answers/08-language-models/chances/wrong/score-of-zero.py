# gives the others a score of 0 instead of a probability of 0
def chances(scores, temperature, top_k):
    scaled = np.asarray(scores) / temperature
    least = np.sort(scaled)[-min(top_k, len(scaled))]
    scaled = np.where(scaled < least, 0, scaled)
    raised = np.exp(scaled - scaled.max())
    return raised / raised.sum()
