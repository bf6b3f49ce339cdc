# sorts the pairs by probability and looks at the last
def decide(chances, threshold=0.7):
    if not 0.999 <= sum(chances.values()) <= 1.001:
        return "Triage"
    best, chance = sorted(chances.items(), key=lambda pair: pair[1])[-1]
    return best if np.round(float(chance), 6) > np.round(threshold, 6) else "Triage"
