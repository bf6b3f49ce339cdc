# divides by zero where nothing was sent
def rates(hits, false_alarms, misses):
    precision = hits / (hits + false_alarms)
    recall = hits / (hits + misses)
    return precision, recall, 2 * precision * recall / (precision + recall)
