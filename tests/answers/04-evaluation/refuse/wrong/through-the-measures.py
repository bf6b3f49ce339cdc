# goes through the measures, and forgets what was forgotten
def missed(measures, targets):
    return [name for name, value in measures.items() if not value >= targets[name]]
