# goes through the queues and keeps the best
def decide(chances, threshold=0.7):
    best, most, total = "Triage", 0.0, 0.0
    for queue, chance in chances.items():
        total += float(chance)
        if float(chance) > most:
            best, most = queue, float(chance)
    if total < 0.999 or total > 1.001:
        return "Triage"
    if round(most, 6) <= round(threshold, 6):
        best = "Triage"
    return best
