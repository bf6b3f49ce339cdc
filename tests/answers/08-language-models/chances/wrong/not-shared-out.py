# cuts after the softmax and does not share out again
def chances(scores, temperature, top_k):
    scaled = np.asarray(scores) / temperature
    raised = np.exp(scaled - scaled.max())
    probabilities = raised / raised.sum()
    least = np.sort(probabilities)[-min(top_k, len(scaled))]
    return np.where(probabilities < least, 0, probabilities)
