# a loop that appends
def predict(forward, parameters, numbers, threshold):
    answers = []
    for probability in forward(parameters, numbers):
        if probability > threshold:
            answers.append("spam")
        else:
            answers.append("wanted")
    return answers
