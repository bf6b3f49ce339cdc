# the engine's own loss, which may be looked up and used
def stable_loss(scores, labels):
    return float(binary_cross_entropy(scores, labels))
