# first those that are reached, then the others
def missed(measures, targets):
    reached = {name for name, value in measures.items() if name in targets and value >= targets[name]}
    return [name for name in targets if name not in reached]
