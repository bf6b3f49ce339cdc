# always 0, as in the salesman's filter
def baseline_accuracy(training_labels, labels):
    return np.mean(np.asarray(labels) == 0)
