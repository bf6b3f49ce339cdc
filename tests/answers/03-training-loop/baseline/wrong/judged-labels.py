# the most frequent label is looked for among those that are judged: a leak
def baseline_accuracy(training_labels, labels):
    answer = 1 if np.mean(labels) > 0.5 else 0
    return np.mean(np.asarray(labels) == answer)
