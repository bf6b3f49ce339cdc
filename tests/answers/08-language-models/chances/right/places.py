# fills the places of the highest
def chances(scores, temperature, top_k):
    scores = np.asarray(scores, float)
    best = np.argsort(-scores)[:top_k]
    found = np.zeros(len(scores))
    found[best] = np.exp((scores[best] - scores.max()) / temperature)
    return found / found.sum()
