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
