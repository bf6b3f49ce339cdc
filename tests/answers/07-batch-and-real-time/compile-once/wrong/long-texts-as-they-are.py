# fills short texts up and lets long ones be
def answer_one(forward, ids, values, sizes):
    size = next((size for size in sizes if size >= len(ids)), len(ids))
    zeros = [0] * (size - len(ids))
    return forward(np.array([list(ids) + zeros]), np.array([list(values) + zeros]))[0]
