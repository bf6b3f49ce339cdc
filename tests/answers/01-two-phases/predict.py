# %% inputs
"""Messages, parameters, thresholds; every fourth threshold is exactly a probability, and the first inbox is empty."""

import numpy as np


def inputs(draw):
    rng = np.random.default_rng(draw)
    messages = rng.integers(-3, 4, size=(rng.integers(0, 7) if draw else 0, 2)).astype(float)
    parameters = {"weights": rng.integers(-2, 3, size=2).astype(float), "bias": float(rng.integers(-1, 2))}
    probabilities = forward(parameters, messages)
    threshold = float(rng.choice([0.0, 0.05, 0.3, 0.5, 0.7, 0.95, 1.0]))
    if draw % 4 == 0 and len(probabilities):
        threshold = float(probabilities[0])
    return forward, parameters, messages, threshold


def forward(parameters, numbers):
    return 1 / (1 + np.exp(-(numbers @ parameters["weights"] + parameters["bias"])))

# %% right: an array
# an array of texts, which is a sequence like the list that was asked for
def predict(forward, parameters, numbers, threshold):
    return np.where(forward(parameters, numbers) > threshold, "spam", "wanted")

# %% right: by index
# a truth as an index into two words
def predict(forward, parameters, numbers, threshold):
    return [("wanted", "spam")[int(p > threshold)] for p in forward(parameters, numbers)]

# %% right: comprehension
# a comprehension, as in the hint
def predict(forward, parameters, numbers, threshold):
    probabilities = forward(parameters, numbers)
    return ["spam" if p > threshold else "wanted" for p in probabilities]

# %% right: filled in
# all wanted first, then the spam is written over it
def predict(forward, parameters, numbers, threshold):
    probabilities = forward(parameters, numbers)
    answers = ["wanted"] * len(probabilities)
    for place in range(len(probabilities)):
        if probabilities[place] > threshold:
            answers[place] = "spam"
    return answers

# %% right: list of where
# numpy chooses, list makes a list of it
def predict(forward, parameters, numbers, threshold):
    return list(np.where(forward(parameters, numbers) > threshold, "spam", "wanted"))

# %% right: loop
# a loop that appends
def predict(forward, parameters, numbers, threshold):
    answers = []
    for probability in forward(parameters, numbers):
        if probability > threshold:
            answers.append("spam")
        else:
            answers.append("wanted")
    return answers

# %% right: map
# a small rule of its own, and map
def rule(probability, threshold):
    return "spam" if probability > threshold else "wanted"


def predict(forward, parameters, numbers, threshold):
    return list(map(lambda p: rule(p, threshold), forward(parameters, numbers)))

# %% right: other way round
# asks first what is wanted
def predict(forward, parameters, numbers, threshold):
    answers = []
    for probability in forward(parameters, numbers):
        if probability <= threshold:
            answers += ["wanted"]
            continue
        answers += ["spam"]
    return answers

# %% right: where
# numpy chooses, tolist makes plain texts
def predict(forward, parameters, numbers, threshold):
    return np.where(forward(parameters, numbers) > threshold, "spam", "wanted").tolist()

# %% wrong: arguments swapped
# the message is handed in where the parameters belong
def predict(forward, parameters, numbers, threshold):
    return ["spam" if p > threshold else "wanted" for p in forward(numbers, parameters)]

# %% wrong: at least
# >= instead of >: the boundary is put on the other side
def predict(forward, parameters, numbers, threshold):
    return ["spam" if p >= threshold else "wanted" for p in forward(parameters, numbers)]

# %% wrong: capitals
# other words than the ones asked for
def predict(forward, parameters, numbers, threshold):
    return ["Spam" if p > threshold else "Wanted" for p in forward(parameters, numbers)]

# %% wrong: first message
# returns in the first round: one answer for all messages
def predict(forward, parameters, numbers, threshold):
    for p in forward(parameters, numbers):
        return ["spam"] if p > threshold else ["wanted"]

# %% wrong: fixed threshold
# the threshold is thought to be one half always
def predict(forward, parameters, numbers, threshold):
    return ["spam" if p > 0.5 else "wanted" for p in forward(parameters, numbers)]

# %% wrong: learns a little
# adjusts the parameters after each inbox: "it is always learning"
def predict(forward, parameters, numbers, threshold):
    answers = ["spam" if p > threshold else "wanted" for p in forward(parameters, numbers)]
    if isinstance(parameters, dict):
        for key in parameters:
            parameters[key] = parameters[key] * 0.9999
    return answers

# %% wrong: learns in place
# adjusts the arrays themselves by a little: "it is always learning"
def predict(forward, parameters, numbers, threshold):
    answers = ["spam" if p > threshold else "wanted" for p in forward(parameters, numbers)]
    if parameters:
        parameters["weights"] += 1e-6
    return answers

# %% wrong: not touched
# not touched: the three dots are still there
def predict(forward, parameters, numbers, threshold):
    """One answer a message, "spam" or "wanted"; a probability of exactly the threshold is "wanted"."""
    ...

# %% wrong: one answer
# one word for the whole inbox: any spam makes all of it spam
def predict(forward, parameters, numbers, threshold):
    if (forward(parameters, numbers) > threshold).any():
        return "spam"
    return "wanted"

# %% wrong: one by one
# calls the forward pass for each message, which was to be called once
def predict(forward, parameters, numbers, threshold):
    answers = []
    for message in numbers:
        answers.append("spam" if forward(parameters, message) > threshold else "wanted")
    return answers

# %% wrong: only the spam
# lists the spam and leaves the wanted mail out
def predict(forward, parameters, numbers, threshold):
    return ["spam" for p in forward(parameters, numbers) if p > threshold]

# %% wrong: own forward pass
# computes the forward pass itself instead of calling the one that is handed in
def predict(forward, parameters, numbers, threshold):
    scores = numbers @ parameters["weights"] + parameters["bias"]
    return ["spam" if p > threshold else "wanted" for p in 1 / (1 + np.exp(-scores))]

# %% wrong: printed
# prints the answers instead of returning them
def predict(forward, parameters, numbers, threshold):
    for p in forward(parameters, numbers):
        print("spam" if p > threshold else "wanted")

# %% wrong: probabilities
# the probabilities themselves: the forward pass is taken for the answer
def predict(forward, parameters, numbers, threshold):
    return list(forward(parameters, numbers))

# %% wrong: rounded
# rounds the probability instead of comparing it
def predict(forward, parameters, numbers, threshold):
    return ["spam" if round(float(p)) == 1 else "wanted" for p in forward(parameters, numbers)]

# %% wrong: swapped labels
# the two words are swapped: a high probability is taken for a good sign
def predict(forward, parameters, numbers, threshold):
    return ["wanted" if p > threshold else "spam" for p in forward(parameters, numbers)]

# %% wrong: truths
# truths instead of words
def predict(forward, parameters, numbers, threshold):
    return [bool(p > threshold) for p in forward(parameters, numbers)]
