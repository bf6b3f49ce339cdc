# not touched at all
def my_loop(params, epochs, batches, loss_and_slopes, optimizer):
    """One update for each batch of each epoch; the parameters, and each epoch's mean loss."""
    ...
