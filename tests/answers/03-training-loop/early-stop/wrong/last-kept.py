# keeps the last parameters instead of the best
def early_stop(losses, patience):
    best = 0
    for epoch, value in enumerate(losses):
        if value < losses[best]:
            best = epoch
        if epoch - best >= patience:
            return epoch + 1, epoch + 1
    return len(losses), len(losses)
