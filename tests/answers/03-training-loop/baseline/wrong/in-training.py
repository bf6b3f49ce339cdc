# the share is counted on the training set itself
def baseline_accuracy(training_labels, labels):
    answer = 1 if np.mean(training_labels) > 0.5 else 0
    return np.mean(np.asarray(training_labels) == answer)
