# takes the last k and leaves them in rising order
def top_k(question, vectors, k):
    nearness = vectors @ question / np.linalg.norm(vectors, axis=1)
    return np.argsort(nearness)[-k:].tolist()
