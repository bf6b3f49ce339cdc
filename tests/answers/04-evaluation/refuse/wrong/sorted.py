# in the order of the alphabet
def missed(measures, targets):
    return sorted(name for name, least in targets.items() if not (name in measures and measures[name] >= least))
