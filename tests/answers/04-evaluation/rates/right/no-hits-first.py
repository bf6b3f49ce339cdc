# without a hit all three are zero, and with one nothing can be zero below the line
def rates(hits, false_alarms, misses):
    if hits == 0:
        return [0.0, 0.0, 0.0]
    return [hits / (hits + false_alarms), hits / (hits + misses), 2 * hits / (2 * hits + false_alarms + misses)]
