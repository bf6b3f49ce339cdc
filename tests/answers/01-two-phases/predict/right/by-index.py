# a truth as an index into two words
def predict(forward, parameters, numbers, threshold):
    return [("wanted", "spam")[int(p > threshold)] for p in forward(parameters, numbers)]
