# keeps the end of a long text
def answer_one(forward, ids, values, sizes):
    size = next((size for size in sizes if size >= len(ids)), sizes[-1])
    zeros = [0] * (size - len(ids))
    ids, values = list(ids)[-size:] + zeros, list(values)[-size:] + zeros
    return forward(np.array([ids]), np.array([values]))[0]
