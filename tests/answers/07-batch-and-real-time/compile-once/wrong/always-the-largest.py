# fills every text up to the largest size
def answer_one(forward, ids, values, sizes):
    size = sizes[-1]
    zeros = [0] * (size - len(ids))
    ids, values = list(ids)[:size] + zeros, list(values)[:size] + zeros
    return forward(np.array([ids]), np.array([values]))[0]
