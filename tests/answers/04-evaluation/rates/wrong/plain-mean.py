# the plain mean of the two in place of F1
def rates(hits, false_alarms, misses):
    sent, belong = hits + false_alarms, hits + misses
    precision = hits / sent if sent else 0.0
    recall = hits / belong if belong else 0.0
    return precision, recall, (precision + recall) / 2
