# still picks the last name of the alphabet
def decide(chances, threshold=0.7):
    if abs(sum(chances.values()) - 1) > 0.001:
        return "Triage"
    best = max(chances)
    return best if round(float(chances[best]), 6) > threshold else "Triage"
