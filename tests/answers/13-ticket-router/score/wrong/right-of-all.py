# divides the right ones by all tickets
def card(truth, answers, rare):
    sent = [(t, a) for t, a in zip(truth, answers) if a != "Triage"]
    of_rare = [a for t, a in zip(truth, answers) if t == rare]
    routed = len(sent) / max(1, len(truth))
    right = sum(t == a for t, a in sent) / max(1, len(truth))
    found = sum(a == rare for a in of_rare) / max(1, len(of_rare))
    lost = sum(a not in (rare, "Triage") for a in of_rare) / max(1, len(of_rare))
    return routed, right, found, lost
