# returns in the first round: one answer for all messages
def predict(forward, parameters, numbers, threshold):
    for p in forward(parameters, numbers):
        return ["spam"] if p > threshold else ["wanted"]
