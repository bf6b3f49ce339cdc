# gives the answer back, and not how often it is right
def baseline_accuracy(training_labels, labels):
    return 1 if np.mean(training_labels) > 0.5 else 0
