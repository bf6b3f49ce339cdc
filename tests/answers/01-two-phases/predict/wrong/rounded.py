# rounds the probability instead of comparing it
def predict(forward, parameters, numbers, threshold):
    return ["spam" if round(float(p)) == 1 else "wanted" for p in forward(parameters, numbers)]
