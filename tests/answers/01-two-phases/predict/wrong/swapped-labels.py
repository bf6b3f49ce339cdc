# the two words are swapped: a high probability is taken for a good sign
def predict(forward, parameters, numbers, threshold):
    return ["wanted" if p > threshold else "spam" for p in forward(parameters, numbers)]
