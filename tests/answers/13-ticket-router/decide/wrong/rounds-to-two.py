# rounds to two decimals, so that 0.7 and 0.704 are the same
def decide(chances, threshold=0.7):
    if abs(sum(chances.values()) - 1) > 0.001:
        return "Triage"
    best = max(chances, key=chances.get)
    return best if round(float(chances[best]), 2) > threshold else "Triage"
