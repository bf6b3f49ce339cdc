# stops at the first target that is missed
def missed(measures, targets):
    for name, least in targets.items():
        if not (name in measures and measures[name] >= least):
            return [name]
    return []
