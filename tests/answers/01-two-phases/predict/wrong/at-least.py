# >= instead of >: the boundary is put on the other side
def predict(forward, parameters, numbers, threshold):
    return ["spam" if p >= threshold else "wanted" for p in forward(parameters, numbers)]
