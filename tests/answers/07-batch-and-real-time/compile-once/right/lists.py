# fills lists up with zeros
def answer_one(forward, ids, values, sizes):
    fitting = [size for size in sizes if size >= len(ids)]
    size = fitting[0] if fitting else sizes[-1]
    zeros = [0] * (size - len(ids))
    ids = list(ids)[:size] + zeros
    values = list(values)[:size] + zeros
    return forward(np.array([ids]), np.array([values]))[0]
