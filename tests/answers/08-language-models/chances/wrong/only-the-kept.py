# returns only the probabilities of those that stay
def chances(scores, temperature, top_k):
    scaled = np.sort(np.asarray(scores) / temperature)[::-1][:top_k]
    raised = np.exp(scaled - scaled.max())
    return raised / raised.sum()
