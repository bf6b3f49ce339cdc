# writes into arrays of zeros
def answer_one(forward, ids, values, sizes):
    size = next((size for size in sizes if len(ids) <= size), sizes[-1])
    length = min(len(ids), size)
    full_ids, full_values = np.zeros((1, size), int), np.zeros((1, size))
    full_ids[0, :length] = ids[:length]
    full_values[0, :length] = values[:length]
    return forward(full_ids, full_values)[0]
