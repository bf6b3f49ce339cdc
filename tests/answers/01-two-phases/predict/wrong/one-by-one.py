# calls the forward pass for each message, which was to be called once
def predict(forward, parameters, numbers, threshold):
    answers = []
    for message in numbers:
        answers.append("spam" if forward(parameters, message) > threshold else "wanted")
    return answers
