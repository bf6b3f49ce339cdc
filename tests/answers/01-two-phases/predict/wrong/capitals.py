# other words than the ones asked for
def predict(forward, parameters, numbers, threshold):
    return ["Spam" if p > threshold else "Wanted" for p in forward(parameters, numbers)]
