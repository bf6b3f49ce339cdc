# takes the absolute value, so the opposite counts as near
def top_k(question, vectors, k):
    nearness = np.abs(vectors @ question) / np.linalg.norm(vectors, axis=1)
    return np.argsort(-nearness)[:k].tolist()
