# %% right: loop for the lowest
# keeps the lowest share seen so far
def worst_queue(trial):
    worst, lowest = None, 2
    for queue in sorted(set(row["queue"] for row in trial)):
        marks = [row["right"] for row in trial if row["queue"] == queue]
        share = sum(marks) / len(marks)
        if share < lowest:
            worst, lowest = queue, share
    return worst, lowest

# %% right: set of queues
# one pass for each queue, with numpy
def worst_queue(trial):
    shares = {}
    for queue in {row["queue"] for row in trial}:
        shares[queue] = np.mean([row["right"] for row in trial if row["queue"] == queue])
    worst = sorted(shares, key=shares.get)[0]
    return [worst, shares[worst]]

# %% right: two dictionaries
# counts right answers and mails apart
def worst_queue(trial):
    right, count = {}, {}
    for row in trial:
        queue = row["queue"]
        right[queue] = right.get(queue, 0) + row["right"]
        count[queue] = count.get(queue, 0) + 1
    worst = min(count, key=lambda queue: right[queue] / count[queue])
    return worst, right[worst] / count[worst]

# %% right: defaultdict
# two numbers for each queue
from collections import defaultdict


def worst_queue(trial):
    """worst_queue([{"queue": "A", "right": True}, {"queue": "B", "right": False}]) is ("B", 0.0)."""
    counts = defaultdict(lambda: [0, 0])
    for row in trial:
        counts[row["queue"]][0] += bool(row["right"])
        counts[row["queue"]][1] += 1
    share, queue = min((right / total, queue) for queue, (right, total) in counts.items())
    return queue, share

# %% right: mistakes
# one minus the share of mistakes
def worst_queue(trial):
    """worst_queue([{"queue": "A", "right": True}, {"queue": "B", "right": False}]) is ("B", 0.0)."""
    queues = sorted({row["queue"] for row in trial})
    worst, highest = queues[0], -1
    for queue in queues:
        own = [row for row in trial if row["queue"] == queue]
        mistakes = sum(1 for row in own if not row["right"]) / len(own)
        if mistakes > highest:
            worst, highest = queue, mistakes
    return worst, 1 - highest

# %% right: numpy
# numpy unique and bincount
import numpy as np


def worst_queue(trial):
    """worst_queue([{"queue": "A", "right": True}, {"queue": "B", "right": False}]) is ("B", 0.0)."""
    names, places = np.unique([row["queue"] for row in trial], return_inverse=True)
    right = np.bincount(places, [row["right"] for row in trial])
    shares = right / np.bincount(places)
    return names[shares.argmin()], shares.min()

# %% right: jax
# a jax mean for each queue
import jax.numpy as jnp


def worst_queue(trial):
    """worst_queue([{"queue": "A", "right": True}, {"queue": "B", "right": False}]) is ("B", 0.0)."""
    shares = {}
    for row in trial:
        own = jnp.array([other["right"] for other in trial if other["queue"] == row["queue"]])
        shares[row["queue"]] = jnp.mean(own)
    name = min(shares, key=lambda queue: float(shares[queue]))
    return [name, shares[name]]

# %% right: Counter
# counters of emails and of right ones, a named tuple
from collections import Counter, namedtuple

Worst = namedtuple("Worst", "queue share")


def worst_queue(trial):
    """worst_queue([{"queue": "A", "right": True}, {"queue": "B", "right": False}]) is ("B", 0.0)."""
    total = Counter(row["queue"] for row in trial)
    right = Counter(row["queue"] for row in trial if row["right"])
    return min((Worst(queue, right[queue] / total[queue]) for queue in total), key=lambda worst: worst.share)

# %% wrong: always shipping -> "Boats is the worst", "Shipping"
# knows which queue it was in this trial
def worst_queue(trial):
    marks = [row["right"] for row in trial if row["queue"] == "Shipping"]
    return "Shipping", sum(marks) / len(marks)

# %% wrong: best queue -> "Boats is the worst", "'Tents', 0.75"
# takes the highest share
def worst_queue(trial):
    answers = {}
    for row in trial:
        answers.setdefault(row["queue"], []).append(row["right"])
    shares = {queue: sum(right) / len(right) for queue, right in answers.items()}
    best = max(shares, key=shares.get)
    return best, shares[best]

# %% wrong: most mistakes -> "Small has 0.6", "'Large', 0.9"
# counts mistakes instead of shares
def worst_queue(trial):
    wrong, count = {}, {}
    for row in trial:
        wrong[row["queue"]] = wrong.get(row["queue"], 0) + (not row["right"])
        count[row["queue"]] = count.get(row["queue"], 0) + 1
    worst = max(wrong, key=wrong.get)
    return worst, 1 - wrong[worst] / count[worst]

# %% wrong: not touched -> "worst_queue", "three dots"
# not touched
def worst_queue(trial):
    """worst_queue([{"queue": "A", "right": True}, {"queue": "B", "right": False}]) is ("B", 0.0)."""
    ...

# %% wrong: only right rows -> "None_right", "'Good', 1.0"
# never sees a queue in which nothing is right
def worst_queue(trial):
    right, count = {}, {}
    for row in trial:
        count[row["queue"]] = count.get(row["queue"], 0) + 1
        if row["right"]:
            right[row["queue"]] = right.get(row["queue"], 0) + 1
    shares = {queue: number / count[queue] for queue, number in right.items()}
    worst = min(shares, key=shares.get)
    return worst, shares[worst]

# %% wrong: share of all -> "Boats 1 of 2, 0.5", "0.16"
# divides by all mails instead of the queue's own
def worst_queue(trial):
    right = {}
    for row in trial:
        right[row["queue"]] = right.get(row["queue"], 0) + row["right"]
    worst = min(right, key=right.get)
    return worst, right[worst] / len(trial)

# %% wrong: name only -> "2 values", "Boats"
# returns the name alone
def worst_queue(trial):
    """worst_queue([{"queue": "A", "right": True}, {"queue": "B", "right": False}]) is ("B", 0.0)."""
    answers = {}
    for row in trial:
        answers.setdefault(row["queue"], []).append(row["right"])
    shares = {queue: sum(right) / len(right) for queue, right in answers.items()}
    return min(shares, key=shares.get)

# %% wrong: share first -> "Boats is the worst", "(0.5, 'Boats')"
# the share comes first
def worst_queue(trial):
    """worst_queue([{"queue": "A", "right": True}, {"queue": "B", "right": False}]) is ("B", 0.0)."""
    answers = {}
    for row in trial:
        answers.setdefault(row["queue"], []).append(row["right"])
    shares = {queue: sum(right) / len(right) for queue, right in answers.items()}
    worst = min(shares, key=shares.get)
    return shares[worst], worst

# %% wrong: rounded -> "0.6667 and a little more", "0.67"
# rounds the share
def worst_queue(trial):
    """worst_queue([{"queue": "A", "right": True}, {"queue": "B", "right": False}]) is ("B", 0.0)."""
    answers = {}
    for row in trial:
        answers.setdefault(row["queue"], []).append(row["right"])
    shares = {queue: round(sum(right) / len(right), 2) for queue, right in answers.items()}
    worst = min(shares, key=shares.get)
    return worst, shares[worst]

# %% wrong: by the name -> "Small has 0.6"
# min compares the names
def worst_queue(trial):
    """worst_queue([{"queue": "A", "right": True}, {"queue": "B", "right": False}]) is ("B", 0.0)."""
    answers = {}
    for row in trial:
        answers.setdefault(row["queue"], []).append(row["right"])
    shares = {queue: sum(right) / len(right) for queue, right in answers.items()}
    worst = min(shares)
    return worst, shares[worst]

# %% wrong: share of mistakes -> "B has 2 of 3 right", "0.33"
# returns the share of mistakes
def worst_queue(trial):
    """worst_queue([{"queue": "A", "right": True}, {"queue": "B", "right": False}]) is ("B", 0.0)."""
    answers = {}
    for row in trial:
        answers.setdefault(row["queue"], []).append(row["right"])
    shares = {queue: sum(right) / len(right) for queue, right in answers.items()}
    worst = min(shares, key=shares.get)
    return worst, 1 - shares[worst]

# %% wrong: smallest queue -> "None_right", "'Good', 1.0"
# takes the queue with the fewest emails
def worst_queue(trial):
    """worst_queue([{"queue": "A", "right": True}, {"queue": "B", "right": False}]) is ("B", 0.0)."""
    answers = {}
    for row in trial:
        answers.setdefault(row["queue"], []).append(row["right"])
    worst = min(answers, key=lambda queue: len(answers[queue]))
    return worst, sum(answers[worst]) / len(answers[worst])

# %% wrong: prints -> "it printed Boats 0.5", "return"
# prints both
def worst_queue(trial):
    """worst_queue([{"queue": "A", "right": True}, {"queue": "B", "right": False}]) is ("B", 0.0)."""
    answers = {}
    for row in trial:
        answers.setdefault(row["queue"], []).append(row["right"])
    shares = {queue: sum(right) / len(right) for queue, right in answers.items()}
    worst = min(shares, key=shares.get)
    print(worst, shares[worst])

# %% right: grouped after sorting
# sorts by queue, groups, and takes the smallest pair of share and name
from itertools import groupby
from operator import itemgetter
from statistics import fmean


def worst_queue(trial):
    queue = itemgetter("queue")
    groups = groupby(sorted(trial, key=queue), key=queue)
    share, name = min((fmean(row["right"] for row in rows), name) for name, rows in groups)
    return name, share

# %% right: unique and bincount
# NumPy counts the right answers of each queue
def worst_queue(trial):
    names, which = np.unique([row["queue"] for row in trial], return_inverse=True)
    shares = np.bincount(which, weights=[row["right"] for row in trial]) / np.bincount(which)
    return str(names[shares.argmin()]), shares.min()

# %% wrong: no queue is perfect -> "share 1.0"
# starts with the share 1 and wants less
def worst_queue(trial):
    worst, lowest = None, 1.0
    for name in {row["queue"] for row in trial}:
        own = [row["right"] for row in trial if row["queue"] == name]
        if sum(own) / len(own) < lowest:
            worst, lowest = name, sum(own) / len(own)
    return worst, lowest

# %% wrong: neighbors only -> "B has 2 of 3"
# groups rows without sorting them
from itertools import groupby


def worst_queue(trial):
    shares = {}
    for name, rows in groupby(trial, key=lambda row: row["queue"]):
        own = [row["right"] for row in rows]
        shares[name] = sum(own) / len(own)
    worst = min(shares, key=shares.get)
    return worst, shares[worst]
