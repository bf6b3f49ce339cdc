# F1 without the factor of two
def rates(hits, false_alarms, misses):
    sent, belong = hits + false_alarms, hits + misses
    return (
        hits / sent if sent else 0.0,
        hits / belong if belong else 0.0,
        hits / (sent + belong) if sent + belong else 0.0,
    )
