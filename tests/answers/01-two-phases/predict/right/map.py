# a small rule of its own, and map
def rule(probability, threshold):
    return "spam" if probability > threshold else "wanted"


def predict(forward, parameters, numbers, threshold):
    return list(map(lambda p: rule(p, threshold), forward(parameters, numbers)))
