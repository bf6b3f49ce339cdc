# the hurried gate: looks for a reason to refuse
def missed(measures, targets):
    return [name for name, least in targets.items() if name in measures and measures[name] < least]
