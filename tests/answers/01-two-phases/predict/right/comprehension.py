# a comprehension, as in the hint
def predict(forward, parameters, numbers, threshold):
    probabilities = forward(parameters, numbers)
    return ["spam" if p > threshold else "wanted" for p in probabilities]
