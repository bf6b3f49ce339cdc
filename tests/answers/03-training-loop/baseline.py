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

# %% wrong: a count -> "a share of 0.75", "returned 3"
# the number of right answers instead of their share
def baseline_accuracy(training_labels, labels):
    answer = 1 if np.mean(training_labels) > 0.5 else 0
    return np.sum(np.asarray(labels) == answer)

# %% wrong: always wanted -> "1 is more frequent", "returned 0.75"
# always 0, as in the salesman's filter
def baseline_accuracy(training_labels, labels):
    return np.mean(np.asarray(labels) == 0)

# %% wrong: in training -> "a share of 0.75", "0.666"
# the share is counted on the training set itself
def baseline_accuracy(training_labels, labels):
    answer = 1 if np.mean(training_labels) > 0.5 else 0
    return np.mean(np.asarray(training_labels) == answer)

# %% wrong: judged labels -> "training labels only", "returned 0.75"
# the most frequent label is looked for among those that are judged: a leak
def baseline_accuracy(training_labels, labels):
    answer = 1 if np.mean(labels) > 0.5 else 0
    return np.mean(np.asarray(labels) == answer)

# %% wrong: list against number -> "lists", "a share of 0.8", "whole list"
# compares a whole list with a number, which is never equal
def baseline_accuracy(training_labels, labels):
    answer = 1 if np.mean(training_labels) > 0.5 else 0
    return np.mean(labels == answer)

# %% wrong: not touched -> "three dots"
# not touched at all
def baseline_accuracy(training_labels, labels):
    """How often the training set's usual answer is right: baseline_accuracy([1, 1, 0], [1, 0]) is 0.5."""
    ...

# %% wrong: rarer -> "0 is more frequent"
# takes the rarer label
def baseline_accuracy(training_labels, labels):
    answer = 0 if np.mean(training_labels) > 0.5 else 1
    return np.mean(np.asarray(labels) == answer)

# %% wrong: the answer -> "a share of 0.75", "returned 0"
# gives the answer back, and not how often it is right
def baseline_accuracy(training_labels, labels):
    return 1 if np.mean(training_labels) > 0.5 else 0

# %% wrong: tie is spam -> "tie", "0.25"
# on a tie the answer is 1
def baseline_accuracy(training_labels, labels):
    answer = 1 if np.mean(training_labels) >= 0.5 else 0
    return np.mean(np.asarray(labels) == answer)

# %% right: Counter
# a counter of the standard library
def baseline_accuracy(training_labels, labels):
    from collections import Counter

    counts = Counter(int(label) for label in training_labels)
    answer = 1 if counts[1] > counts[0] else 0
    return sum(int(label) == answer for label in labels) / len(labels)

# %% right: jax
# jax arrays, and a jax number comes back
def baseline_accuracy(training_labels, labels):
    answer = (jnp.mean(jnp.asarray(training_labels)) > 0.5).astype(int)
    return jnp.mean(jnp.asarray(labels) == answer)

# %% right: median of sorted
# the lower middle of the sorted labels
def baseline_accuracy(training_labels, labels):
    answer = sorted(training_labels)[(len(training_labels) - 1) // 2]
    return [label == answer for label in labels].count(True) / len(labels)

# %% right: max with a key
# max takes the first of equals, which is 0
def baseline_accuracy(training_labels, labels):
    training = list(training_labels)
    answer = max((0, 1), key=training.count)
    return np.float64(list(labels).count(answer)) / len(labels)

# %% wrong: list method -> "training_labels.count(1)", "stopped with an error"
# .count works for lists only, and the chapter passes arrays
def baseline_accuracy(training_labels, labels):
    answer = 1 if training_labels.count(1) > training_labels.count(0) else 0
    return labels.count(answer) / len(labels)

# %% wrong: per cent -> "a share of 0.75", "75.0"
# a percentage instead of a share
def baseline_accuracy(training_labels, labels):
    answer = 1 if np.mean(training_labels) > 0.5 else 0
    return 100 * np.mean(np.asarray(labels) == answer)

# %% wrong: the frequency itself -> "a share of 0.25"
# the share of the more frequent label among the labels, whichever it is
def baseline_accuracy(training_labels, labels):
    share = np.mean(labels)
    return max(share, 1 - share) + 0 * np.mean(training_labels)

# %% wrong: divided by training -> "a share of 0.75"
# divides by the wrong length
def baseline_accuracy(training_labels, labels):
    answer = 1 if np.mean(training_labels) > 0.5 else 0
    return np.sum(np.asarray(labels) == answer) / len(training_labels)

# %% wrong: prints -> "returned nothing", "0.75"
# prints the share
def baseline_accuracy(training_labels, labels):
    answer = 1 if np.mean(training_labels) > 0.5 else 0
    print(np.mean(np.asarray(labels) == answer))

# %% wrong: rounded -> "a share of 0.75", "0.8"
# rounds the share to one digit
def baseline_accuracy(training_labels, labels):
    answer = 1 if np.mean(training_labels) > 0.5 else 0
    return round(float(np.mean(np.asarray(labels) == answer)), 1)

# %% right: rounded mean
# Python rounds 0.5 to 0, just as the task wants
def baseline_accuracy(training_labels, labels):
    usual = round(sum(map(int, training_labels)) / len(training_labels))
    return sum(label == usual for label in labels) / len(labels)

# %% right: mode of the sorted labels
# statistics.mode takes the first of equally frequent labels
from statistics import mode


def baseline_accuracy(training_labels, labels):
    usual = mode(sorted(training_labels))
    return [*labels].count(usual) / len(labels)

# %% wrong: mode of the list as it is -> "0"
# with a tie, mode takes the first label of the list
from statistics import mode


def baseline_accuracy(training_labels, labels):
    usual = mode(list(training_labels))
    return sum(label == usual for label in labels) / len(labels)

# %% wrong: compares the two parts -> "labels"
# compares position by position
def baseline_accuracy(training_labels, labels):
    return sum(a == b for a, b in zip(training_labels, labels)) / len(labels)

# %% wrong: number instead of share -> "share"
# counts the right ones
def baseline_accuracy(training_labels, labels):
    usual = int(np.mean(training_labels) > 0.5)
    return int(np.sum(np.asarray(labels) == usual))
