# prints the answers instead of returning them
def predict(forward, parameters, numbers, threshold):
    for p in forward(parameters, numbers):
        print("spam" if p > threshold else "wanted")
