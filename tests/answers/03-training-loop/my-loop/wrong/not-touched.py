# not touched at all
def my_loop(params, epochs, batches, loss_and_slopes, optimizer):
    """Train: one update for each batch of each epoch; the parameters, and the mean loss of each epoch."""
    ...
