# counts the epochs that it has waited
def early_stop(losses, patience):
    lowest, kept, waited, end = float("inf"), 0, 0, 0
    for epoch, value in enumerate(losses, start=1):
        end = epoch
        if value < lowest:
            lowest, kept, waited = value, epoch, 0
        else:
            waited += 1
        if waited == patience:
            break
    return kept, end
