# makes all rows as long as one, then multiplies
def top_k(question, vectors, k):
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    order = np.argsort(unit @ question)[::-1]
    return [int(place) for place in order[:k]]
