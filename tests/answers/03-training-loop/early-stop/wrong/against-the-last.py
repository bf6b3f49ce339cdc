# each epoch is compared with the one before it
def early_stop(losses, patience):
    best, worse = 0, 0
    for epoch in range(1, len(losses)):
        if losses[epoch] < losses[epoch - 1]:
            best, worse = epoch, 0
        else:
            worse += 1
        if worse == patience:
            return best + 1, epoch + 1
    return best + 1, len(losses)
