# a measure of zero is taken for none
def missed(measures, targets):
    return [name for name, least in targets.items() if not (measures.get(name) and measures[name] >= least)]
