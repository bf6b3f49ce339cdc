# the nearest end point instead of the nearest direction
def top_k(question, vectors, k):
    distances = np.linalg.norm(vectors - question, axis=1)
    return np.argsort(distances)[:k].tolist()
