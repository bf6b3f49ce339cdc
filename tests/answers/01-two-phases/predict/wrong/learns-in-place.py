# adjusts the arrays themselves by a little: "it is always learning"
def predict(forward, parameters, numbers, threshold):
    answers = ["spam" if p > threshold else "wanted" for p in forward(parameters, numbers)]
    if parameters:
        parameters["weights"] += 1e-6
    return answers
