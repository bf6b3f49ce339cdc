# counts in one loop
def card(truth, answers, rare):
    routed = right = found = lost = belong = 0
    for known, given in zip(truth, answers):
        if known == rare:
            belong += 1
            found += given == rare
            lost += given not in (rare, "Triage")
        if given != "Triage":
            routed += 1
            right += known == given
    total = len(truth)
    return [
        routed / total if total else 0.0,
        right / routed if routed else 0.0,
        found / belong if belong else 0.0,
        lost / belong if belong else 0.0,
    ]
