# numpy chooses, tolist makes plain texts
def predict(forward, parameters, numbers, threshold):
    return np.where(forward(parameters, numbers) > threshold, "spam", "wanted").tolist()
