# sets the others to minus infinity before the softmax
def chances(scores, temperature, top_k):
    scaled = np.array(scores, float) / temperature
    ranks = np.argsort(np.argsort(-scaled))
    scaled[ranks >= top_k] = -np.inf
    scaled = scaled - scaled.max()
    return np.exp(scaled) / np.exp(scaled).sum()
