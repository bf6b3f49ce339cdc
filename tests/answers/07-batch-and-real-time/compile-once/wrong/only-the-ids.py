# fills the ids up and forgets the values
def answer_one(forward, ids, values, sizes):
    size = next((size for size in sizes if size >= len(ids)), sizes[-1])
    ids = list(ids)[:size] + [0] * (size - len(ids))
    return forward(np.array([ids]), np.array([values]))[0]
