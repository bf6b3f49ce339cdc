# names the targets that are reached
def missed(measures, targets):
    return [name for name, least in targets.items() if name in measures and measures[name] >= least]
