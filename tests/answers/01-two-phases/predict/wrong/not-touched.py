# not touched: the three dots are still there
def predict(forward, parameters, numbers, threshold):
    """One answer a message, "spam" or "wanted"; a probability of exactly the threshold is "wanted"."""
    ...
