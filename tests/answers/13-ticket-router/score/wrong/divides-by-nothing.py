# stops with an error where there is nothing to divide by
def card(truth, answers, rare):
    sent = [(t, a) for t, a in zip(truth, answers) if a != "Triage"]
    of_rare = [a for t, a in zip(truth, answers) if t == rare]
    found = sum(a == rare for a in of_rare) / len(of_rare)
    lost = sum(a not in (rare, "Triage") for a in of_rare) / len(of_rare)
    return len(sent) / len(truth), sum(t == a for t, a in sent) / len(sent), found, lost
