# the share of ones, or the rest of it
def baseline_accuracy(training_labels, labels):
    share = sum(labels) / len(labels)
    return share if sum(training_labels) * 2 > len(training_labels) else 1 - share
