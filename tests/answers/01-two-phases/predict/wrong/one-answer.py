# one word for the whole inbox: any spam makes all of it spam
def predict(forward, parameters, numbers, threshold):
    if (forward(parameters, numbers) > threshold).any():
        return "spam"
    return "wanted"
