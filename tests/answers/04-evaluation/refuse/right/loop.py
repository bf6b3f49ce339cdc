# a loop with two reasons
def missed(measures, targets):
    names = []
    for name in targets:
        if name not in measures:
            names.append(name)
        elif not measures[name] >= targets[name]:
            names.append(name)
    return names
