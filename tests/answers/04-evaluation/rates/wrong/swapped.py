# precision and recall exchanged
def rates(hits, false_alarms, misses):
    sent, belong = hits + false_alarms, hits + misses
    return (
        hits / belong if belong else 0.0,
        hits / sent if sent else 0.0,
        2 * hits / (sent + belong) if sent + belong else 0.0,
    )
