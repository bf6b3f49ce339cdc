# F1 as the harmonic mean of the two, guarded
def rates(hits, false_alarms, misses):
    precision = hits / (hits + false_alarms) if hits + false_alarms > 0 else 0.0
    recall = hits / (hits + misses) if hits + misses > 0 else 0.0
    if precision + recall == 0:
        return precision, recall, 0.0
    return precision, recall, 2 * precision * recall / (precision + recall)
