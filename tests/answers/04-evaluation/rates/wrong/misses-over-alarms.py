# the hits set against the mistakes, not against all
def rates(hits, false_alarms, misses):
    precision = hits / false_alarms if false_alarms else 0.0
    recall = hits / misses if misses else 0.0
    both = 2 * hits / (false_alarms + misses) if false_alarms + misses else 0.0
    return precision, recall, both
