# all wanted first, then the spam is written over it
def predict(forward, parameters, numbers, threshold):
    probabilities = forward(parameters, numbers)
    answers = ["wanted"] * len(probabilities)
    for place in range(len(probabilities)):
        if probabilities[place] > threshold:
            answers[place] = "spam"
    return answers
