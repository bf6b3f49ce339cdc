# does not look at the sum
def decide(chances, threshold=0.7):
    best = max(chances, key=chances.get)
    return best if round(float(chances[best]), 6) > threshold else "Triage"
