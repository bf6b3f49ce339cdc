# by arrays: argmax for the queue, isclose for the sum
def decide(chances, threshold=0.7):
    queues, values = list(chances), np.array(list(chances.values()), float)
    broken = not np.isclose(values.sum(), 1, rtol=0, atol=0.001)
    place = int(values.argmax())
    sure = np.round(values[place], 6) > np.round(threshold, 6)
    return queues[place] if sure and not broken else "Triage"
