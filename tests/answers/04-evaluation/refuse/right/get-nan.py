# what is missing counts as nan, and nan reaches nothing
def missed(measures, targets):
    return [name for name in targets if not measures.get(name, float("nan")) >= targets[name]]
