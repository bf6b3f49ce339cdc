# without linalg: square roots of sums of squares, and an array comes back
def top_k(question, vectors, k):
    products = (vectors * question).sum(axis=1)
    lengths = np.sqrt((vectors**2).sum(axis=1))
    return (-(products / lengths)).argsort()[:k]
