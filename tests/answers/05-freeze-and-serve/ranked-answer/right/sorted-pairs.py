# pairs, sorted by the probability: sorted keeps equals in order
import math


def rank(logits, labels, top):
    largest = max(logits)
    powers = [math.exp(score - largest) for score in logits]
    pairs = [(label, power / sum(powers)) for label, power in zip(labels, powers)]
    return sorted(pairs, key=lambda pair: -pair[1])[:top]
