# %% inputs
import random

QUEUES = ["Billing", "Technical", "Account", "Shipping"]


def inputs(draw):
    rng = random.Random(draw)
    count = draw % 9
    truth = [rng.choice(QUEUES) for _ in range(count)]
    return truth, [rng.choice([*QUEUES, "Triage", "Triage"]) for _ in range(count)], rng.choice(QUEUES)

# %% right: counting
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

# %% right: numpy
# by arrays of truths
def card(truth, answers, rare):
    known, given = np.array(truth, str), np.array(answers, str)
    routed, belongs = given != "Triage", known == rare

    def share(part, whole):
        return float(part.sum() / whole.sum()) if whole.any() else 0.0

    everything = np.ones(len(known), bool)
    return (
        share(routed, everything),
        share(routed & (known == given), routed),
        share(belongs & (given == rare), belongs),
        share(belongs & routed & (given != rare), belongs),
    )

# %% right: small lists
# one small list for each share, and its mean
def card(truth, answers, rare):
    def mean(values):
        values = list(values)
        return sum(values) / len(values) if len(values) > 0 else 0.0

    pairs = list(zip(truth, answers))
    of_rare = [given for known, given in pairs if known == rare]
    return np.array(
        [
            mean(given != "Triage" for _, given in pairs),
            mean(known == given for known, given in pairs if given != "Triage"),
            mean(given == rare for given in of_rare),
            mean(given != rare and given != "Triage" for given in of_rare),
        ]
    )

# %% wrong: divides by nothing
# stops with an error where there is nothing to divide by
def card(truth, answers, rare):
    sent = [(t, a) for t, a in zip(truth, answers) if a != "Triage"]
    of_rare = [a for t, a in zip(truth, answers) if t == rare]
    found = sum(a == rare for a in of_rare) / len(of_rare)
    lost = sum(a not in (rare, "Triage") for a in of_rare) / len(of_rare)
    return len(sent) / len(truth), sum(t == a for t, a in sent) / len(sent), found, lost

# %% wrong: precision for found
# divides what was found by what was sent there
def card(truth, answers, rare):
    sent = [(t, a) for t, a in zip(truth, answers) if a != "Triage"]
    of_rare = [a for t, a in zip(truth, answers) if t == rare]
    routed = len(sent) / max(1, len(truth))
    right = sum(t == a for t, a in sent) / max(1, len(sent))
    found = sum(a == rare for a in of_rare) / max(1, list(answers).count(rare))
    lost = sum(a not in (rare, "Triage") for a in of_rare) / max(1, len(of_rare))
    return routed, right, found, lost

# %% wrong: right of all
# divides the right ones by all tickets
def card(truth, answers, rare):
    sent = [(t, a) for t, a in zip(truth, answers) if a != "Triage"]
    of_rare = [a for t, a in zip(truth, answers) if t == rare]
    routed = len(sent) / max(1, len(truth))
    right = sum(t == a for t, a in sent) / max(1, len(truth))
    found = sum(a == rare for a in of_rare) / max(1, len(of_rare))
    lost = sum(a not in (rare, "Triage") for a in of_rare) / max(1, len(of_rare))
    return routed, right, found, lost

# %% wrong: shipping fixed
# writes Shipping instead of the queue that is named
def card(truth, answers, rare):
    sent = [(t, a) for t, a in zip(truth, answers) if a != "Triage"]
    of_rare = [a for t, a in zip(truth, answers) if t == rare]
    routed = len(sent) / max(1, len(truth))
    right = sum(t == a for t, a in sent) / max(1, len(sent))
    found = sum(a == "Shipping" for a in of_rare) / max(1, len(of_rare))
    lost = sum(a not in (rare, "Triage") for a in of_rare) / max(1, len(of_rare))
    return routed, right, found, lost

# %% wrong: triage is lost
# counts triage as lost
def card(truth, answers, rare):
    sent = [(t, a) for t, a in zip(truth, answers) if a != "Triage"]
    of_rare = [a for t, a in zip(truth, answers) if t == rare]
    routed = len(sent) / max(1, len(truth))
    right = sum(t == a for t, a in sent) / max(1, len(sent))
    found = sum(a == rare for a in of_rare) / max(1, len(of_rare))
    lost = sum(a != rare for a in of_rare) / max(1, len(of_rare))
    return routed, right, found, lost
