# adjusts the parameters after each inbox: "it is always learning"
def predict(forward, parameters, numbers, threshold):
    answers = ["spam" if p > threshold else "wanted" for p in forward(parameters, numbers)]
    if isinstance(parameters, dict):
        for key in parameters:
            parameters[key] = parameters[key] * 0.9999
    return answers
