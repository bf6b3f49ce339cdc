# the message is handed in where the parameters belong
def predict(forward, parameters, numbers, threshold):
    return ["spam" if p > threshold else "wanted" for p in forward(numbers, parameters)]
