# looks for the size in a loop
def answer_one(forward, ids, values, sizes):
    for size in sizes:
        if len(ids) <= size:
            break
    ids, values = list(ids[:size]), list(values[:size])
    while len(ids) < size:
        ids.append(0)
        values.append(0)
    return forward(np.array([ids]), np.array([values]))[0]
