# the norm of the whole table instead of each row
def top_k(question, vectors, k):
    nearness = vectors @ question / np.linalg.norm(vectors)
    return np.argsort(-nearness)[:k].tolist()
