# computes the forward pass itself instead of calling the one that is handed in
def predict(forward, parameters, numbers, threshold):
    scores = numbers @ parameters["weights"] + parameters["bias"]
    return ["spam" if p > threshold else "wanted" for p in 1 / (1 + np.exp(-scores))]
