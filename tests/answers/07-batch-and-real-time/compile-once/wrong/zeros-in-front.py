# puts the zeros in front of a list that is then cut
def answer_one(forward, ids, values, sizes):
    size = next((size for size in sizes if size >= len(ids)), sizes[-1])
    zeros = [0] * len(sizes)
    ids, values = (zeros + list(ids))[:size], (zeros + list(values))[:size]
    return forward(np.array([ids]), np.array([values]))[0]
