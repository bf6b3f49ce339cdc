# an array instead of a tuple, with the larger of the sum and one below the line
def rates(hits, false_alarms, misses):
    parts = np.array([hits, hits, 2 * hits])
    wholes = np.array([hits + false_alarms, hits + misses, 2 * hits + false_alarms + misses])
    return parts / np.maximum(wholes, 1)
