# says yes or no instead of naming the targets
def missed(measures, targets):
    return all(name in measures and measures[name] >= least for name, least in targets.items())
