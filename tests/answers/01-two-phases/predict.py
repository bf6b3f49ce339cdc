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

# %% wrong: arguments swapped -> "forward(numbers, parameters)", "stopped with an error"
# the message is handed in where the parameters belong
def predict(forward, parameters, numbers, threshold):
    return ["spam" if p > threshold else "wanted" for p in forward(numbers, parameters)]

# %% wrong: at least -> "exactly 0.5", "*above*"
# >= instead of >: the boundary is put on the other side
def predict(forward, parameters, numbers, threshold):
    return ["spam" if p >= threshold else "wanted" for p in forward(parameters, numbers)]

# %% wrong: capitals -> "'Spam'", "0.998"
# other words than the ones asked for
def predict(forward, parameters, numbers, threshold):
    return ["Spam" if p > threshold else "Wanted" for p in forward(parameters, numbers)]

# %% wrong: first message -> "0.998, 0.047 and 0.5", "['spam']"
# returns in the first round: one answer for all messages
def predict(forward, parameters, numbers, threshold):
    for p in forward(parameters, numbers):
        return ["spam"] if p > threshold else ["wanted"]

# %% wrong: fixed threshold -> "0.8996", "threshold 0.8998"
# the threshold is thought to be one half always
def predict(forward, parameters, numbers, threshold):
    return ["spam" if p > 0.5 else "wanted" for p in forward(parameters, numbers)]

# %% wrong: learns a little -> "[2.0, -1.0]", "1.9998"
# adjusts the parameters after each inbox: "it is always learning"
def predict(forward, parameters, numbers, threshold):
    answers = ["spam" if p > threshold else "wanted" for p in forward(parameters, numbers)]
    if isinstance(parameters, dict):
        for key in parameters:
            parameters[key] = parameters[key] * 0.9999
    return answers

# %% wrong: learns in place -> "[2.0, -1.0]", "2.000001"
# adjusts the arrays themselves by a little: "it is always learning"
def predict(forward, parameters, numbers, threshold):
    answers = ["spam" if p > threshold else "wanted" for p in forward(parameters, numbers)]
    if parameters:
        parameters["weights"] += 1e-6
    return answers

# %% wrong: not touched -> "three dots"
# not touched: the three dots are still there
def predict(forward, parameters, numbers, threshold):
    """One answer a message, "spam" or "wanted"; a probability of exactly the threshold is "wanted"."""
    ...

# %% wrong: one answer -> "asks for a list", "'spam'"
# one word for the whole inbox: any spam makes all of it spam
def predict(forward, parameters, numbers, threshold):
    if (forward(parameters, numbers) > threshold).any():
        return "spam"
    return "wanted"

# %% wrong: one by one -> "One call of `forward`", "number of calls"
# calls the forward pass for each message, which was to be called once
def predict(forward, parameters, numbers, threshold):
    answers = []
    for message in numbers:
        answers.append("spam" if forward(parameters, message) > threshold else "wanted")
    return answers

# %% wrong: only the spam -> "0.998, 0.047 and 0.5", "['spam']"
# lists the spam and leaves the wanted mail out
def predict(forward, parameters, numbers, threshold):
    return ["spam" for p in forward(parameters, numbers) if p > threshold]

# %% wrong: own forward pass -> "as it is passed in", "number of calls"
# computes the forward pass itself instead of calling the one that is handed in
def predict(forward, parameters, numbers, threshold):
    scores = numbers @ parameters["weights"] + parameters["bias"]
    return ["spam" if p > threshold else "wanted" for p in 1 / (1 + np.exp(-scores))]

# %% wrong: printed -> "returned nothing", "printed spam wanted wanted"
# prints the answers instead of returning them
def predict(forward, parameters, numbers, threshold):
    for p in forward(parameters, numbers):
        print("spam" if p > threshold else "wanted")

# %% wrong: probabilities -> "so the list is ['spam', 'wanted', 'wanted']", "0.9975"
# the probabilities themselves: the forward pass is taken for the answer
def predict(forward, parameters, numbers, threshold):
    return list(forward(parameters, numbers))

# %% wrong: rounded -> "do not round", "threshold 0.8998"
# rounds the probability instead of comparing it
def predict(forward, parameters, numbers, threshold):
    return ["spam" if round(float(p)) == 1 else "wanted" for p in forward(parameters, numbers)]

# %% wrong: swapped labels -> "['wanted', 'spam', 'spam']", "0.998"
# the two words are swapped: a high probability is taken for a good sign
def predict(forward, parameters, numbers, threshold):
    return ["wanted" if p > threshold else "spam" for p in forward(parameters, numbers)]

# %% wrong: truths -> "[True, False, False]", "so the list is ['spam', 'wanted', 'wanted']"
# truths instead of words
def predict(forward, parameters, numbers, threshold):
    return [bool(p > threshold) for p in forward(parameters, numbers)]

# %% right: dictionary
# looks the word up by the truth value
def predict(forward, parameters, numbers, threshold):
    words = {True: "spam", False: "wanted"}
    return [words[bool(p > threshold)] for p in np.asarray(forward(parameters, numbers))]

# %% right: rows counted
# goes through the messages by number
def predict(forward, parameters, numbers, threshold):
    probabilities = forward(parameters, numbers)
    answers = []
    for i in range(len(numbers)):
        answers.append("spam" if probabilities[i] > threshold else "wanted")
    return answers

# %% right: zip with the messages
# pairs each probability with its message
def predict(forward, parameters, numbers, threshold):
    pairs = zip(forward(parameters, numbers), numbers)
    return tuple("wanted" if not p > threshold else "spam" for p, _ in pairs)

# %% wrong: rounded to two digits -> "0.9004", "do not round"
# rounds each probability before it compares
def predict(forward, parameters, numbers, threshold):
    return ["spam" if round(float(p), 2) > threshold else "wanted" for p in forward(parameters, numbers)]

# %% wrong: rounded up -> "do not round"
# shows two digits, rounded up
def predict(forward, parameters, numbers, threshold):
    probabilities = np.ceil(forward(parameters, numbers) * 100) / 100
    return ["spam" if p > threshold else "wanted" for p in probabilities]

# %% wrong: nearly above -> "exactly 0.5"
# a tolerance at the threshold
def predict(forward, parameters, numbers, threshold):
    return ["spam" if p > threshold - 1e-6 else "wanted" for p in forward(parameters, numbers)]

# %% wrong: empty inbox is an error -> "empty inbox", "max"
# looks for the largest probability first
def predict(forward, parameters, numbers, threshold):
    probabilities = forward(parameters, numbers)
    if max(probabilities) <= threshold:
        return ["wanted"] * len(probabilities)
    return ["spam" if p > threshold else "wanted" for p in probabilities]

# %% wrong: one text -> "asks for a list"
# the answers in one text
def predict(forward, parameters, numbers, threshold):
    return " ".join("spam" if p > threshold else "wanted" for p in forward(parameters, numbers))

# %% right: generator inside
# an inner generator yields the answers
def predict(forward, parameters, numbers, threshold):
    def answers():
        for probability in forward(parameters, numbers):
            if probability > threshold:
                yield "spam"
            else:
                yield "wanted"

    return [*answers()]

# %% right: take from two names
# picks from an array of two names by index
def predict(forward, parameters, numbers, threshold):
    above = np.asarray(forward(parameters, numbers)) > threshold
    return np.array(["wanted", "spam"])[above.astype(int)].tolist()

# %% right: partial and a dictionary
# compares with operator.lt and looks up the name
from functools import partial
from operator import lt


def predict(forward, parameters, numbers, threshold):
    names = {True: "spam", False: "wanted"}
    return [names[bool(above)] for above in map(partial(lt, threshold), forward(parameters, numbers))]

# %% wrong: empty inbox gives None -> "an empty list"
# an empty inbox is answered with nothing
def predict(forward, parameters, numbers, threshold):
    if len(numbers) == 0:
        return None
    return ["spam" if p > threshold else "wanted" for p in forward(parameters, numbers)]

# %% wrong: forward asked in every round -> "One call of `forward`"
# asks forward again for each message
def predict(forward, parameters, numbers, threshold):
    answers = []
    for i in range(len(numbers)):
        answers.append("spam" if forward(parameters, numbers)[i] > threshold else "wanted")
    return answers
