# appends to the lists of the caller
def answer_one(forward, ids, values, sizes):
    size = next((size for size in sizes if size >= len(ids)), sizes[-1])
    while len(ids) < size:
        ids.append(0)
        values.append(0)
    return forward(np.array([ids[:size]]), np.array([values[:size]]))[0]
