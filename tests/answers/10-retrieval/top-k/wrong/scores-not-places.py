# returns the cosines and not where they stand
def top_k(question, vectors, k):
    nearness = vectors @ question / np.linalg.norm(vectors, axis=1)
    return sorted(nearness.tolist(), reverse=True)[:k]
