# the epochs without improvement are counted in all, not in a row
def early_stop(losses, patience):
    best, worse = 0, 0
    for epoch, value in enumerate(losses[1:], start=1):
        if value < losses[best]:
            best = epoch
        else:
            worse += 1
        if worse == patience:
            return best + 1, epoch + 1
    return best + 1, len(losses)
