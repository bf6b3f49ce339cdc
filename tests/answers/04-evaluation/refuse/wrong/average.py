# asks only whether the average of the measures reaches the average of the targets
def missed(measures, targets):
    known = [measures.get(name, 0) for name in targets]
    return [] if sum(known) >= sum(targets.values()) else list(targets)
