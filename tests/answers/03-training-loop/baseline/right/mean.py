# the mean of the training labels says which label is more frequent
def baseline_accuracy(training_labels, labels):
    answer = 1 if np.mean(training_labels) > 0.5 else 0
    return np.mean(np.asarray(labels) == answer)
