# nothing to divide by is taken for perfect
def rates(hits, false_alarms, misses):
    sent, belong = hits + false_alarms, hits + misses
    return (
        hits / sent if sent else 1.0,
        hits / belong if belong else 1.0,
        2 * hits / (sent + belong) if sent + belong else 1.0,
    )
