# takes the rarer label
def baseline_accuracy(training_labels, labels):
    answer = 0 if np.mean(training_labels) > 0.5 else 1
    return np.mean(np.asarray(labels) == answer)
