# forgets the lengths: a long row wins
def top_k(question, vectors, k):
    return np.argsort(-(vectors @ question))[:k].tolist()
