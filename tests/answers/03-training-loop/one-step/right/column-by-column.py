# one weight after the other
def one_step(weights, table, labels, rate):
    errors = 1 / (1 + np.exp(-table.dot(weights))) - labels
    new = []
    for column in range(len(weights)):
        new.append(weights[column] - rate * np.mean(errors * table[:, column]))
    return np.array(new)
