# one row after the other, sorted by a key
def top_k(question, vectors, k):
    nearness = []
    for row in vectors:
        nearness.append(float(row @ question) / float(np.linalg.norm(row)))
    return sorted(range(len(nearness)), key=lambda place: -nearness[place])[:k]
