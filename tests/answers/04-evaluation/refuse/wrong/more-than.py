# more than the target is asked for
def missed(measures, targets):
    return [name for name, least in targets.items() if not (name in measures and measures[name] > least)]
