# asks first what is wanted
def predict(forward, parameters, numbers, threshold):
    answers = []
    for probability in forward(parameters, numbers):
        if probability <= threshold:
            answers += ["wanted"]
            continue
        answers += ["spam"]
    return answers
