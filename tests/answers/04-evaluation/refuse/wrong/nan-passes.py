# what was not measured is missed, and nan passes
def missed(measures, targets):
    return [name for name, least in targets.items() if name not in measures or measures[name] < least]
