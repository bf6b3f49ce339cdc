# rounded to one decimal, as one would print it
def rates(hits, false_alarms, misses):
    sent, belong = hits + false_alarms, hits + misses
    return (
        round(hits / sent, 1) if sent else 0.0,
        round(hits / belong, 1) if belong else 0.0,
        round(2 * hits / (sent + belong), 1) if sent + belong else 0.0,
    )
