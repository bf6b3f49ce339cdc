# %% right: bincount
# bincount and argmax, which takes the first of equals
def baseline_accuracy(training_labels, labels):
    answer = np.bincount(np.asarray(training_labels, int), minlength=2).argmax()
    return float(np.mean(np.array(labels) == answer))

# %% right: counting
# counts with loops, without numpy
def baseline_accuracy(training_labels, labels):
    ones = 0
    for label in training_labels:
        if label == 1:
            ones += 1
    answer = 1 if ones > len(training_labels) - ones else 0
    right = 0
    for label in labels:
        if label == answer:
            right += 1
    return right / len(labels)

# %% right: mean
# the mean of the training labels says which label is more frequent
def baseline_accuracy(training_labels, labels):
    answer = 1 if np.mean(training_labels) > 0.5 else 0
    return np.mean(np.asarray(labels) == answer)

# %% right: share of ones
# the share of ones, or the rest of it
def baseline_accuracy(training_labels, labels):
    share = sum(labels) / len(labels)
    return share if sum(training_labels) * 2 > len(training_labels) else 1 - share

# %% wrong: a count
# the number of right answers instead of their share
def baseline_accuracy(training_labels, labels):
    answer = 1 if np.mean(training_labels) > 0.5 else 0
    return np.sum(np.asarray(labels) == answer)

# %% wrong: always wanted
# always 0, as in the salesman's filter
def baseline_accuracy(training_labels, labels):
    return np.mean(np.asarray(labels) == 0)

# %% wrong: in training
# the share is counted on the training set itself
def baseline_accuracy(training_labels, labels):
    answer = 1 if np.mean(training_labels) > 0.5 else 0
    return np.mean(np.asarray(training_labels) == answer)

# %% wrong: judged labels
# the most frequent label is looked for among those that are judged: a leak
def baseline_accuracy(training_labels, labels):
    answer = 1 if np.mean(labels) > 0.5 else 0
    return np.mean(np.asarray(labels) == answer)

# %% wrong: list against number
# compares a whole list with a number, which is never equal
def baseline_accuracy(training_labels, labels):
    answer = 1 if np.mean(training_labels) > 0.5 else 0
    return np.mean(labels == answer)

# %% wrong: not touched
# not touched at all
def baseline_accuracy(training_labels, labels):
    """How often the training set's usual answer is right: baseline_accuracy([1, 1, 0], [1, 0]) is 0.5."""
    ...

# %% wrong: rarer
# takes the rarer label
def baseline_accuracy(training_labels, labels):
    answer = 0 if np.mean(training_labels) > 0.5 else 1
    return np.mean(np.asarray(labels) == answer)

# %% wrong: the answer
# gives the answer back, and not how often it is right
def baseline_accuracy(training_labels, labels):
    return 1 if np.mean(training_labels) > 0.5 else 0

# %% wrong: tie is spam
# on a tie the answer is 1
def baseline_accuracy(training_labels, labels):
    answer = 1 if np.mean(training_labels) >= 0.5 else 0
    return np.mean(np.asarray(labels) == answer)
