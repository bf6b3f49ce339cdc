# numpy chooses, list makes a list of it
def predict(forward, parameters, numbers, threshold):
    return list(np.where(forward(parameters, numbers) > threshold, "spam", "wanted"))
