# asks for nan by name
def missed(measures, targets):
    import math

    names = []
    for name, least in targets.items():
        value = measures.get(name)
        if value is None or math.isnan(value) or value < least:
            names.append(name)
    return names
