# a while loop that stops by its condition
def early_stop(losses, patience):
    best, end = 0, 1
    while end < len(losses) and end - 1 - best < patience:
        if losses[end] < losses[best]:
            best = end
        end += 1
    return best + 1, end
