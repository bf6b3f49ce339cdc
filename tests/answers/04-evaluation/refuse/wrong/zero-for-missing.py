# what was not measured counts as zero, so a target below zero is reached
def missed(measures, targets):
    return [name for name, least in targets.items() if not measures.get(name, 0) >= least]
