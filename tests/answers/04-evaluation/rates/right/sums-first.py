# two sums first
def rates(hits, false_alarms, misses):
    sent = hits + false_alarms
    belong = hits + misses
    return (
        hits / sent if sent else 0.0,
        hits / belong if belong else 0.0,
        2 * hits / (sent + belong) if sent + belong else 0.0,
    )
