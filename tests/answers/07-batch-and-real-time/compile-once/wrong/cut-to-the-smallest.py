# cuts every text to the smallest size: one program, other answers
def answer_one(forward, ids, values, sizes):
    size = sizes[0]
    zeros = [0] * (size - len(ids))
    ids, values = list(ids)[:size] + zeros, list(values)[:size] + zeros
    return forward(np.array([ids]), np.array([values]))[0]
