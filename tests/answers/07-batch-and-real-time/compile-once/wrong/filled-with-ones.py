# fills the values up with ones
def answer_one(forward, ids, values, sizes):
    size = next((size for size in sizes if size >= len(ids)), sizes[-1])
    missing = size - len(ids)
    ids, values = list(ids)[:size] + [0] * missing, list(values)[:size] + [1] * missing
    return forward(np.array([ids]), np.array([values]))[0]
