# truths instead of words
def predict(forward, parameters, numbers, threshold):
    return [bool(p > threshold) for p in forward(parameters, numbers)]
