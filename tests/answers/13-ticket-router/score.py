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

# %% right: Counter
# counts pairs
from collections import Counter


def card(truth, answers, rare):
    """Routed, right, found, lost: card(["A"], ["Triage"], "A") is (0.0, 0.0, 0.0, 0.0)."""
    pairs = Counter(zip(truth, answers))
    total = sum(pairs.values())
    routed = sum(n for (_, given), n in pairs.items() if given != "Triage")
    right = sum(n for (known, given), n in pairs.items() if given == known)
    belong = sum(n for (known, _), n in pairs.items() if known == rare)
    found = pairs[rare, rare]
    lost = belong - found - pairs[rare, "Triage"]
    return (
        routed / total if total else 0.0,
        right / routed if routed else 0.0,
        found / belong if belong else 0.0,
        lost / belong if belong else 0.0,
    )

# %% right: try
# catches the division by zero
def card(truth, answers, rare):
    """Routed, right, found, lost: card(["A"], ["Triage"], "A") is (0.0, 0.0, 0.0, 0.0)."""
    def share(part, whole):
        try:
            return part / whole
        except ZeroDivisionError:
            return 0

    sent = [i for i in range(len(answers)) if answers[i] != "Triage"]
    ours = [i for i in range(len(truth)) if truth[i] == rare]
    return [
        share(len(sent), len(truth)),
        share(len([i for i in sent if truth[i] == answers[i]]), len(sent)),
        share(len([i for i in ours if answers[i] == rare]), len(ours)),
        share(len([i for i in ours if i in sent and answers[i] != rare]), len(ours)),
    ]

# %% right: namedtuple
# a named tuple
from collections import namedtuple

Card = namedtuple("Card", "routed right found lost")


def card(truth, answers, rare):
    """Routed, right, found, lost: card(["A"], ["Triage"], "A") is (0.0, 0.0, 0.0, 0.0)."""
    n = max(len(truth), 1)
    sent = [(t, a) for t, a in zip(truth, answers) if a != "Triage"]
    of_rare = [a for t, a in zip(truth, answers) if t == rare]
    k = max(len(of_rare), 1)
    return Card(
        len(sent) / n,
        sum(t == a for t, a in sent) / max(len(sent), 1),
        of_rare.count(rare) / k,
        (len(of_rare) - of_rare.count(rare) - of_rare.count("Triage")) / k,
    )

# %% right: jax
# jax arrays of zeros and ones
import jax.numpy as jnp


def card(truth, answers, rare):
    """Routed, right, found, lost: card(["A"], ["Triage"], "A") is (0.0, 0.0, 0.0, 0.0)."""
    sent = jnp.array([a != "Triage" for a in answers], float)
    good = jnp.array([t == a for t, a in zip(truth, answers)], float)
    ours = jnp.array([t == rare for t in truth], float)

    def share(part, whole):
        return jnp.where(whole.sum() > 0, part.sum() / jnp.maximum(whole.sum(), 1), 0.0)

    return jnp.array(
        [
            share(sent, jnp.ones(len(truth))),
            share(sent * good, sent),
            share(ours * good, ours),
            share(ours * sent * (1 - good), ours),
        ]
    )

# %% right: numpy scalars
# a tuple of numpy numbers
import numpy as np


def card(truth, answers, rare):
    """Routed, right, found, lost: card(["A"], ["Triage"], "A") is (0.0, 0.0, 0.0, 0.0)."""
    def mean(flags):
        return np.mean(flags) if len(flags) else np.float64(0)

    pairs = [*zip(truth, answers)]
    return (
        mean([a != "Triage" for t, a in pairs]),
        mean([t == a for t, a in pairs if a != "Triage"]),
        mean([a == rare for t, a in pairs if t == rare]),
        mean([a not in (rare, "Triage") for t, a in pairs if t == rare]),
    )

# %% wrong: divides by nothing -> "share of nothing", "ZeroDivisionError"
# stops with an error where there is nothing to divide by
def card(truth, answers, rare):
    sent = [(t, a) for t, a in zip(truth, answers) if a != "Triage"]
    of_rare = [a for t, a in zip(truth, answers) if t == rare]
    found = sum(a == rare for a in of_rare) / len(of_rare)
    lost = sum(a not in (rare, "Triage") for a in of_rare) / len(of_rare)
    return len(sent) / len(truth), sum(t == a for t, a in sent) / len(sent), found, lost

# %% wrong: precision for found -> "found and lost are 0.25", "0.5"
# divides what was found by what was sent there
def card(truth, answers, rare):
    sent = [(t, a) for t, a in zip(truth, answers) if a != "Triage"]
    of_rare = [a for t, a in zip(truth, answers) if t == rare]
    routed = len(sent) / max(1, len(truth))
    right = sum(t == a for t, a in sent) / max(1, len(sent))
    found = sum(a == rare for a in of_rare) / max(1, list(answers).count(rare))
    lost = sum(a not in (rare, "Triage") for a in of_rare) / max(1, len(of_rare))
    return routed, right, found, lost

# %% wrong: right of all -> "three of these five", "0.375"
# divides the right ones by all tickets
def card(truth, answers, rare):
    sent = [(t, a) for t, a in zip(truth, answers) if a != "Triage"]
    of_rare = [a for t, a in zip(truth, answers) if t == rare]
    routed = len(sent) / max(1, len(truth))
    right = sum(t == a for t, a in sent) / max(1, len(truth))
    found = sum(a == rare for a in of_rare) / max(1, len(of_rare))
    lost = sum(a not in (rare, "Triage") for a in of_rare) / max(1, len(of_rare))
    return routed, right, found, lost

# %% wrong: shipping fixed -> "Billing's three tickets", "0.667"
# writes Shipping instead of the queue that is named
def card(truth, answers, rare):
    sent = [(t, a) for t, a in zip(truth, answers) if a != "Triage"]
    of_rare = [a for t, a in zip(truth, answers) if t == rare]
    routed = len(sent) / max(1, len(truth))
    right = sum(t == a for t, a in sent) / max(1, len(sent))
    found = sum(a == "Shipping" for a in of_rare) / max(1, len(of_rare))
    lost = sum(a not in (rare, "Triage") for a in of_rare) / max(1, len(of_rare))
    return routed, right, found, lost

# %% wrong: triage is lost -> "two to triage", "0.75"
# counts triage as lost
def card(truth, answers, rare):
    sent = [(t, a) for t, a in zip(truth, answers) if a != "Triage"]
    of_rare = [a for t, a in zip(truth, answers) if t == rare]
    routed = len(sent) / max(1, len(truth))
    right = sum(t == a for t, a in sent) / max(1, len(sent))
    found = sum(a == rare for a in of_rare) / max(1, len(of_rare))
    lost = sum(a != rare for a in of_rare) / max(1, len(of_rare))
    return routed, right, found, lost

# %% wrong: exchanged -> "1.0, 0.667, 1.0 and 0.0"
# lost before found
def card(truth, answers, rare):
    """Routed, right, found, lost: card(["A"], ["Triage"], "A") is (0.0, 0.0, 0.0, 0.0)."""
    sent = [(t, a) for t, a in zip(truth, answers) if a != "Triage"]
    of_rare = [a for t, a in zip(truth, answers) if t == rare]
    routed = len(sent) / max(1, len(truth))
    right = sum(t == a for t, a in sent) / max(1, len(sent))
    found = sum(a == rare for a in of_rare) / max(1, len(of_rare))
    lost = sum(a not in (rare, "Triage") for a in of_rare) / max(1, len(of_rare))
    return routed, right, lost, found

# %% wrong: found of all -> "found and lost are 0.25", "0.125"
# divides found and lost by all tickets
def card(truth, answers, rare):
    """Routed, right, found, lost: card(["A"], ["Triage"], "A") is (0.0, 0.0, 0.0, 0.0)."""
    sent = [(t, a) for t, a in zip(truth, answers) if a != "Triage"]
    of_rare = [a for t, a in zip(truth, answers) if t == rare]
    n = max(1, len(truth))
    right = sum(t == a for t, a in sent) / max(1, len(sent))
    return len(sent) / n, right, of_rare.count(rare) / n, sum(a not in (rare, "Triage") for a in of_rare) / n

# %% wrong: found of the routed -> "found and lost are 0.25", "0.5"
# only the routed tickets of the rare queue count
def card(truth, answers, rare):
    """Routed, right, found, lost: card(["A"], ["Triage"], "A") is (0.0, 0.0, 0.0, 0.0)."""
    sent = [(t, a) for t, a in zip(truth, answers) if a != "Triage"]
    of_rare = [a for t, a in sent if t == rare]
    routed = len(sent) / max(1, len(truth))
    right = sum(t == a for t, a in sent) / max(1, len(sent))
    found = sum(a == rare for a in of_rare) / max(1, len(of_rare))
    lost = sum(a != rare for a in of_rare) / max(1, len(of_rare))
    return routed, right, found, lost

# %% wrong: lost is the rest -> "two to triage", "0.75"
# lost is one minus found
def card(truth, answers, rare):
    """Routed, right, found, lost: card(["A"], ["Triage"], "A") is (0.0, 0.0, 0.0, 0.0)."""
    sent = [(t, a) for t, a in zip(truth, answers) if a != "Triage"]
    of_rare = [a for t, a in zip(truth, answers) if t == rare]
    routed = len(sent) / max(1, len(truth))
    right = sum(t == a for t, a in sent) / max(1, len(sent))
    found = sum(a == rare for a in of_rare) / max(1, len(of_rare))
    return routed, right, found, 1 - found

# %% wrong: counts -> "0.625", "(5, 3, 1, 1)"
# counts instead of shares
def card(truth, answers, rare):
    """Routed, right, found, lost: card(["A"], ["Triage"], "A") is (0.0, 0.0, 0.0, 0.0)."""
    sent = [(t, a) for t, a in zip(truth, answers) if a != "Triage"]
    of_rare = [a for t, a in zip(truth, answers) if t == rare]
    lost = sum(a not in (rare, "Triage") for a in of_rare)
    return len(sent), sum(t == a for t, a in sent), of_rare.count(rare), lost

# %% wrong: percent -> "0.625", "62.5"
# percent instead of shares
def card(truth, answers, rare):
    """Routed, right, found, lost: card(["A"], ["Triage"], "A") is (0.0, 0.0, 0.0, 0.0)."""
    sent = [(t, a) for t, a in zip(truth, answers) if a != "Triage"]
    of_rare = [a for t, a in zip(truth, answers) if t == rare]
    found = sum(a == rare for a in of_rare) / max(1, len(of_rare))
    lost = sum(a not in (rare, "Triage") for a in of_rare) / max(1, len(of_rare))
    right = sum(t == a for t, a in sent) / max(1, len(sent))
    return tuple(100 * share for share in (len(sent) / max(1, len(truth)), right, found, lost))

# %% wrong: rounded -> "0.667", "0.67"
# rounds to two decimals
def card(truth, answers, rare):
    """Routed, right, found, lost: card(["A"], ["Triage"], "A") is (0.0, 0.0, 0.0, 0.0)."""
    sent = [(t, a) for t, a in zip(truth, answers) if a != "Triage"]
    of_rare = [a for t, a in zip(truth, answers) if t == rare]
    found = sum(a == rare for a in of_rare) / max(1, len(of_rare))
    lost = sum(a not in (rare, "Triage") for a in of_rare) / max(1, len(of_rare))
    right = sum(t == a for t, a in sent) / max(1, len(sent))
    return tuple(round(share, 2) for share in (len(sent) / max(1, len(truth)), right, found, lost))

# %% wrong: a dictionary -> "four shares in a list", "'routed'"
# names the shares in a dictionary
def card(truth, answers, rare):
    """Routed, right, found, lost: card(["A"], ["Triage"], "A") is (0.0, 0.0, 0.0, 0.0)."""
    sent = [(t, a) for t, a in zip(truth, answers) if a != "Triage"]
    of_rare = [a for t, a in zip(truth, answers) if t == rare]
    return {
        "routed": len(sent) / max(1, len(truth)),
        "right": sum(t == a for t, a in sent) / max(1, len(sent)),
        "found": sum(a == rare for a in of_rare) / max(1, len(of_rare)),
        "lost": sum(a not in (rare, "Triage") for a in of_rare) / max(1, len(of_rare)),
    }

# %% wrong: one for nothing -> "share of nothing", "1.0"
# a share of nothing is one
def card(truth, answers, rare):
    """Routed, right, found, lost: card(["A"], ["Triage"], "A") is (0.0, 0.0, 0.0, 0.0)."""
    def share(part, whole):
        return part / whole if whole else 1.0

    sent = [(t, a) for t, a in zip(truth, answers) if a != "Triage"]
    of_rare = [a for t, a in zip(truth, answers) if t == rare]
    return (
        share(len(sent), len(truth)),
        share(sum(t == a for t, a in sent), len(sent)),
        share(sum(a == rare for a in of_rare), len(of_rare)),
        share(sum(a not in (rare, "Triage") for a in of_rare), len(of_rare)),
    )

# %% wrong: prints -> "it printed 0.625 0.6 0.25 0.25", "return"
# prints the shares
def card(truth, answers, rare):
    """Routed, right, found, lost: card(["A"], ["Triage"], "A") is (0.0, 0.0, 0.0, 0.0)."""
    sent = [(t, a) for t, a in zip(truth, answers) if a != "Triage"]
    of_rare = [a for t, a in zip(truth, answers) if t == rare]
    found = sum(a == rare for a in of_rare) / max(1, len(of_rare))
    lost = sum(a not in (rare, "Triage") for a in of_rare) / max(1, len(of_rare))
    print(len(sent) / max(1, len(truth)), sum(t == a for t, a in sent) / max(1, len(sent)), found, lost)

# %% right: counted pairs
# counts pairs of truth and answer once
from collections import Counter


def card(truth, answers, rare):
    pairs = Counter(zip(truth, answers))

    def number(wanted):
        return sum(n for pair, n in pairs.items() if wanted(*pair))

    def share(part, whole):
        return number(part) / (number(whole) or 1)

    return (
        share(lambda t, a: a != "Triage", lambda t, a: True),
        share(lambda t, a: a != "Triage" and t == a, lambda t, a: a != "Triage"),
        share(lambda t, a: t == a == rare, lambda t, a: t == rare),
        share(lambda t, a: t == rare and a not in (rare, "Triage"), lambda t, a: t == rare),
    )

# %% right: means of masks
# NumPy masks, and a mean that is 0.0 for nothing
def card(truth, answers, rare):
    truth, answers = np.array(truth, dtype=object), np.array(answers, dtype=object)

    def mean(mask):
        return np.float64(mask.mean()) if mask.size else np.float64(0)

    routed, own = answers != "Triage", answers[truth == rare]
    return (
        mean(routed),
        mean((truth == answers)[routed]),
        mean(own == rare),
        mean((own != rare) & (own != "Triage")),
    )

# %% wrong: everything is zero if nothing is rare -> "0.0"
# gives up on all four if no ticket belongs to the rare queue
def card(truth, answers, rare):
    pairs = list(zip(truth, answers))
    routed = [(t, a) for t, a in pairs if a != "Triage"]
    own = [a for t, a in pairs if t == rare]
    if not routed or not own:
        return 0.0, 0.0, 0.0, 0.0
    return (
        len(routed) / len(pairs),
        sum(t == a for t, a in routed) / len(routed),
        own.count(rare) / len(own),
        sum(a not in (rare, "Triage") for a in own) / len(own),
    )

# %% wrong: found among the routed ones -> "found"
# leaves triage out of the tickets of the rare queue
def card(truth, answers, rare):
    def share(part, whole):
        return part / whole if whole else 0.0

    pairs = list(zip(truth, answers))
    routed = [(t, a) for t, a in pairs if a != "Triage"]
    own = [a for t, a in routed if t == rare]
    found = own.count(rare)
    return (
        share(len(routed), len(pairs)),
        share(sum(t == a for t, a in routed), len(routed)),
        share(found, len(own)),
        share(len(own) - found, len(own)),
    )

# %% wrong: sent to the rare queue by mistake counts -> "found"
# counts all answers that name the rare queue
def card(truth, answers, rare):
    def share(part, whole):
        return part / whole if whole else 0.0

    pairs = list(zip(truth, answers))
    routed = [(t, a) for t, a in pairs if a != "Triage"]
    own = [a for t, a in pairs if t == rare]
    return (
        share(len(routed), len(pairs)),
        share(sum(t == a for t, a in routed), len(routed)),
        share(answers.count(rare), len(own)),
        share(sum(a not in (rare, "Triage") for a in own), len(own)),
    )

# %% wrong: rounded shares -> "0.625 without rounding"
# rounds to two decimals
def card(truth, answers, rare):
    def share(part, whole):
        return round(part / whole, 2) if whole else 0.0

    pairs = list(zip(truth, answers))
    routed = [(t, a) for t, a in pairs if a != "Triage"]
    own = [a for t, a in pairs if t == rare]
    return (
        share(len(routed), len(pairs)),
        share(sum(t == a for t, a in routed), len(routed)),
        share(own.count(rare), len(own)),
        share(sum(a not in (rare, "Triage") for a in own), len(own)),
    )
