# takes it for granted that everything was measured
def missed(measures, targets):
    return [name for name, least in targets.items() if not measures[name] >= least]
