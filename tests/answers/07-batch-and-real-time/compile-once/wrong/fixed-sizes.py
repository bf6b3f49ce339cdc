# takes powers of two instead of the sizes that are handed in
def answer_one(forward, ids, values, sizes):
    size = max(8, 1 << (len(ids) - 1).bit_length()) if ids else 8
    zeros = [0] * (size - len(ids))
    return forward(np.array([list(ids) + zeros]), np.array([list(values) + zeros]))[0]
