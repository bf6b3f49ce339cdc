# the number of right answers instead of their share
def baseline_accuracy(training_labels, labels):
    answer = 1 if np.mean(training_labels) > 0.5 else 0
    return np.sum(np.asarray(labels) == answer)
