# prints and returns nothing
def rates(hits, false_alarms, misses):
    sent, belong = hits + false_alarms, hits + misses
    print(hits / max(sent, 1), hits / max(belong, 1), 2 * hits / max(sent + belong, 1))
