# deletes the three dots and repairs nothing
def answer_one(forward, ids, values, sizes):
    return forward(np.array([ids]), np.array([values]))[0]
