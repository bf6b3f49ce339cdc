# argsort sorts from the smallest, and nobody turned it round
def top_k(question, vectors, k):
    nearness = vectors @ question / np.linalg.norm(vectors, axis=1)
    return np.argsort(nearness)[:k].tolist()
