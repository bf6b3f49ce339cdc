# lists the spam and leaves the wanted mail out
def predict(forward, parameters, numbers, threshold):
    return ["spam" for p in forward(parameters, numbers) if p > threshold]
