# one message after the other
def stable_loss(scores, labels):
    total = 0.0
    for score, label in zip(scores, labels):
        total += np.logaddexp(0.0, score) - label * score
    return total / len(scores)
