# the lowest of the whole list: the future is looked at
def early_stop(losses, patience):
    best = int(np.argmin(losses))
    return best + 1, min(best + 1 + patience, len(losses))
