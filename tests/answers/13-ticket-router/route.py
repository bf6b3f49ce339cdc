# %% right: log extended
# makes all lines first, and extends the log with them
def route(tickets, router, log):
    texts = ["\n".join([ticket["subject"], ticket["body"]]) for ticket in tickets]
    try:
        rows = router.probabilities(texts)
    except Exception:
        rows = [[0.0, 0.0, 0.0, 0.0]] * len(texts)
    lines = []
    for ticket, text, row in zip(tickets, texts, rows):
        best = max(range(4), key=lambda place: row[place])
        chance = round(float(row[best]), 6)
        unsure = chance <= 0.7 or not text.strip()
        queue = "Triage" if unsure else QUEUES[best]
        lines.append({"id": ticket["id"], "model": router.name, "queue": queue, "probability": chance})
    log += lines
    return [line["queue"] for line in lines]

# %% right: one by one
# asks for one ticket after the other, with a fallback for each
def route(tickets, router, log):
    answers = []
    for ticket in tickets:
        text = f"{ticket['subject']}\n{ticket['body']}"
        queue, sure = "Triage", 0.0
        if text.strip() != "":
            try:
                row = list(router.probabilities([text])[0])
                sure = round(float(max(row)), 6)
                if sure > 0.7:
                    queue = QUEUES[row.index(max(row))]
            except Exception:
                queue, sure = "Triage", 0.0
        log.append(dict(id=ticket["id"], model=router.name, queue=queue, probability=sure))
        answers.append(queue)
    return answers

# %% right: with the library
# the library's rule for the whole table at once
from course_lib.inference import decisions


def route(tickets, router, log):
    texts = [ticket["subject"] + "\n" + ticket["body"] for ticket in tickets]
    try:
        table = np.asarray(router.probabilities(texts), float).reshape(-1, 4)
    except Exception:
        table = np.zeros((len(texts), 4))
    answers = decisions.route(table, QUEUES, threshold=0.7, otherwise="Triage").tolist()
    answers = [queue if text.split() else "Triage" for queue, text in zip(answers, texts)]
    for ticket, queue, row in zip(tickets, answers, table):
        log.append({"id": ticket["id"], "model": router.name, "queue": queue, "probability": float(row.max())})
    return answers

# %% right: float32 probability
# logs the router's own 32-bit number
def route(tickets, router, log):
    """A queue or "Triage" for each ticket, and a line in the log for each."""
    texts = [f"{t['subject']}\n{t['body']}" for t in tickets]
    try:
        rows = router.probabilities(texts)
    except Exception:
        rows = [[0.0] * 4 for _ in tickets]
    answers = []
    for t, text, row in zip(tickets, texts, rows):
        best = int(np.argmax(row))
        sure = row[best]
        answers.append(QUEUES[best] if round(float(sure), 6) > 0.7 and text.strip() else "Triage")
        log.append({"id": t["id"], "model": router.name, "queue": answers[-1], "probability": sure})
    return answers

# %% right: numpy answers
# numpy for the whole table, numpy texts come back
import numpy as np


def route(tickets, router, log):
    """A queue or "Triage" for each ticket, and a line in the log for each."""
    texts = [t["subject"] + "\n" + t["body"] for t in tickets]
    try:
        table = np.array(router.probabilities(texts), dtype=np.float64)
    except Exception:
        table = np.zeros((len(tickets), len(QUEUES)))
    words = np.array([bool(text.split()) for text in texts])
    top = table.max(axis=1)
    answers = np.where((top.round(6) > 0.7) & words, np.array(QUEUES)[table.argmax(axis=1)], "Triage")
    for ticket, queue, chance in zip(tickets, answers, top):
        log.append({"id": ticket["id"], "model": router.name, "queue": queue, "probability": chance})
    return answers

# %% right: helper
# a helper for one row, a tuple comes back
def one_answer(text, row):
    pairs = sorted(zip([float(p) for p in row], QUEUES))
    chance, queue = pairs[-1]
    if text.isspace() or round(chance, 6) <= 0.7:
        return "Triage", chance
    return queue, chance


def route(tickets, router, log):
    """A queue or "Triage" for each ticket, and a line in the log for each."""
    texts = []
    for ticket in tickets:
        texts.append(ticket["subject"] + "\n" + ticket["body"])
    failed = False
    try:
        rows = router.probabilities(texts)
    except Exception:
        failed = True
    queues = []
    for number, ticket in enumerate(tickets):
        queue, chance = ("Triage", 0.0) if failed else one_answer(texts[number], rows[number])
        log.append({"id": ticket["id"], "model": router.name, "queue": queue, "probability": chance})
        queues.append(queue)
    return tuple(queues)

# %% right: jax
# jax arrays for the rows
import jax.numpy as jnp


def route(tickets, router, log):
    """A queue or "Triage" for each ticket, and a line in the log for each."""
    texts = ["%s\n%s" % (t["subject"], t["body"]) for t in tickets]
    try:
        rows = jnp.asarray(router.probabilities(texts))
    except Exception:
        rows = jnp.zeros((len(texts), 4))
    answers = []
    for t, text, row in zip(tickets, texts, rows):
        top = jnp.max(row)
        keep = round(float(top), 6) > 0.7 and len(text.split()) > 0
        answers.append(QUEUES[int(jnp.argmax(row))] if keep else "Triage")
        log.append({"id": t["id"], "model": router.name, "queue": answers[-1], "probability": top})
    return answers

# %% right: only those with words
# asks the router only about tickets with words
def route(tickets, router, log):
    """A queue or "Triage" for each ticket, and a line in the log for each."""
    texts = {i: f"{t['subject']}\n{t['body']}" for i, t in enumerate(tickets)}
    asked = [i for i in texts if texts[i].strip()]
    chances = {}
    if asked:
        try:
            chances = dict(zip(asked, router.probabilities([texts[i] for i in asked])))
        except Exception:
            pass
    answers = []
    for i, ticket in enumerate(tickets):
        row = chances.get(i)
        queue, top = "Triage", 0.0
        if row is not None:
            top = round(float(max(row)), 6)
            if top > 0.7:
                queue = QUEUES[[float(p) for p in row].index(float(max(row)))]
        answers += [queue]
        log.append(dict(probability=top, queue=queue, model=router.name, id=ticket["id"]))
    return answers

# %% wrong: at the line -> "exactly 0.7", "'Technical'"
# routes at exactly 0.7
def route(tickets, router, log):
    texts = [f"{t['subject']}\n{t['body']}" for t in tickets]
    try:
        rows = router.probabilities(texts)
    except Exception:
        rows = [[0.0] * 4 for _ in tickets]
    answers = []
    for t, text, row in zip(tickets, texts, rows):
        best = int(np.argmax(row))
        sure = round(float(row[best]), 6)
        answers.append(QUEUES[best] if sure >= 0.7 and text.strip() else "Triage")
        log.append({"id": t["id"], "model": router.name, "queue": answers[-1], "probability": sure})
    return answers

# %% wrong: looks at the record -> "'Billing', 'Billing'", "hidden month"
# reads where the ticket ended: a leak, and the tickets of the hidden month do not have it
def route(tickets, router, log):
    answers = []
    for ticket in tickets:
        answers.append(ticket.get("final_queue", "Billing"))
        log.append({"id": ticket["id"], "model": router.name, "queue": answers[-1], "probability": 0.9})
    return answers

# %% wrong: never triage -> "exactly 0.7", "hidden month"
# routes everything, however unsure
def route(tickets, router, log):
    texts = [f"{t['subject']}\n{t['body']}" for t in tickets]
    try:
        rows = router.probabilities(texts)
    except Exception:
        rows = [[0.0] * 4 for _ in tickets]
    answers = []
    for t, text, row in zip(tickets, texts, rows):
        best = int(np.argmax(row))
        sure = round(float(row[best]), 6)
        answers.append(QUEUES[best] if sure > 0 and text.strip() else "Triage")
        log.append({"id": t["id"], "model": router.name, "queue": answers[-1], "probability": sure})
    return answers

# %% wrong: no fallback -> "TimeoutError", "all three tickets should go to Triage"
# stops with an error when the router does
def route(tickets, router, log):
    texts = [f"{t['subject']}\n{t['body']}" for t in tickets]
    answers = []
    for t, text, row in zip(tickets, texts, router.probabilities(texts)):
        best = int(np.argmax(row))
        sure = round(float(row[best]), 6)
        answers.append(QUEUES[best] if sure > 0.7 and text.strip() else "Triage")
        log.append({"id": t["id"], "model": router.name, "queue": answers[-1], "probability": sure})
    return answers

# %% wrong: only routed are logged -> "has a line too", "[]"
# logs only what was routed
def route(tickets, router, log):
    texts = [f"{t['subject']}\n{t['body']}" for t in tickets]
    try:
        rows = router.probabilities(texts)
    except Exception:
        rows = [[0.0] * 4 for _ in tickets]
    answers = []
    for t, text, row in zip(tickets, texts, rows):
        best = int(np.argmax(row))
        sure = round(float(row[best]), 6)
        answers.append(QUEUES[best] if sure > 0.7 and text.strip() else "Triage")
        if answers[-1] != "Triage":
            log.append({"id": t["id"], "model": router.name, "queue": answers[-1], "probability": sure})
    return answers

# %% wrong: other text -> "subject, new line, body"
# puts the text together with a blank and in small letters
def route(tickets, router, log):
    texts = [(t['subject'] + ' ' + t['body']).lower() for t in tickets]
    try:
        rows = router.probabilities(texts)
    except Exception:
        rows = [[0.0] * 4 for _ in tickets]
    answers = []
    for t, text, row in zip(tickets, texts, rows):
        best = int(np.argmax(row))
        sure = round(float(row[best]), 6)
        answers.append(QUEUES[best] if sure > 0.7 and text.strip() else "Triage")
        log.append({"id": t["id"], "model": router.name, "queue": answers[-1], "probability": sure})
    return answers

# %% wrong: text in the log -> "four names of the task", "contains id, model, probability, queue, text"
# writes the customer's text into the log
def route(tickets, router, log):
    texts = [f"{t['subject']}\n{t['body']}" for t in tickets]
    try:
        rows = router.probabilities(texts)
    except Exception:
        rows = [[0.0] * 4 for _ in tickets]
    answers = []
    for t, text, row in zip(tickets, texts, rows):
        best = int(np.argmax(row))
        sure = round(float(row[best]), 6)
        answers.append(QUEUES[best] if sure > 0.7 and text.strip() else "Triage")
        log.append({"id": t["id"], "model": router.name, "queue": answers[-1], "probability": sure, "text": text})
    return answers

# %% wrong: not rounded -> "0.7000001"
# compares without rounding
def route(tickets, router, log):
    """A queue or "Triage" for each ticket, and a line in the log for each."""
    texts = [f"{t['subject']}\n{t['body']}" for t in tickets]
    try:
        rows = router.probabilities(texts)
    except Exception:
        rows = [[0.0] * 4 for _ in tickets]
    answers = []
    for t, text, row in zip(tickets, texts, rows):
        best = int(np.argmax(row))
        sure = float(row[best])
        answers.append(QUEUES[best] if sure > 0.7 and text.strip() else "Triage")
        log.append({"id": t["id"], "model": router.name, "queue": answers[-1], "probability": sure})
    return answers

# %% wrong: rounds to two -> "0.70001"
# rounds to two decimals
def route(tickets, router, log):
    """A queue or "Triage" for each ticket, and a line in the log for each."""
    texts = [f"{t['subject']}\n{t['body']}" for t in tickets]
    try:
        rows = router.probabilities(texts)
    except Exception:
        rows = [[0.0] * 4 for _ in tickets]
    answers = []
    for t, text, row in zip(tickets, texts, rows):
        best = int(np.argmax(row))
        sure = round(float(row[best]), 2)
        answers.append(QUEUES[best] if sure > 0.7 and text.strip() else "Triage")
        log.append({"id": t["id"], "model": router.name, "queue": answers[-1], "probability": sure})
    return answers

# %% wrong: blank tickets routed -> "nothing but blanks", "'Billing'"
# does not look at empty tickets
def route(tickets, router, log):
    """A queue or "Triage" for each ticket, and a line in the log for each."""
    texts = [f"{t['subject']}\n{t['body']}" for t in tickets]
    try:
        rows = router.probabilities(texts)
    except Exception:
        rows = [[0.0] * 4 for _ in tickets]
    answers = []
    for t, text, row in zip(tickets, texts, rows):
        best = int(np.argmax(row))
        sure = round(float(row[best]), 6)
        answers.append(QUEUES[best] if sure > 0.7 else "Triage")
        log.append({"id": t["id"], "model": router.name, "queue": answers[-1], "probability": sure})
    return answers

# %% wrong: blank means the body -> "words in its subject"
# a ticket without a body counts as empty
def route(tickets, router, log):
    """A queue or "Triage" for each ticket, and a line in the log for each."""
    texts = [f"{t['subject']}\n{t['body']}" for t in tickets]
    try:
        rows = router.probabilities(texts)
    except Exception:
        rows = [[0.0] * 4 for _ in tickets]
    answers = []
    for t, text, row in zip(tickets, texts, rows):
        best = int(np.argmax(row))
        sure = round(float(row[best]), 6)
        answers.append(QUEUES[best] if sure > 0.7 and t["body"].strip() else "Triage")
        log.append({"id": t["id"], "model": router.name, "queue": answers[-1], "probability": sure})
    return answers

# %% wrong: only truly empty -> "nothing but blanks"
# blanks count as words
def route(tickets, router, log):
    """A queue or "Triage" for each ticket, and a line in the log for each."""
    texts = [f"{t['subject']}\n{t['body']}" for t in tickets]
    try:
        rows = router.probabilities(texts)
    except Exception:
        rows = [[0.0] * 4 for _ in tickets]
    answers = []
    for t, text, row in zip(tickets, texts, rows):
        best = int(np.argmax(row))
        sure = round(float(row[best]), 6)
        answers.append(QUEUES[best] if sure > 0.7 and text != "\n" else "Triage")
        log.append({"id": t["id"], "model": router.name, "queue": answers[-1], "probability": sure})
    return answers

# %% wrong: log emptied -> "`before` should stay"
# clears the log first
def route(tickets, router, log):
    """A queue or "Triage" for each ticket, and a line in the log for each."""
    texts = [f"{t['subject']}\n{t['body']}" for t in tickets]
    try:
        rows = router.probabilities(texts)
    except Exception:
        rows = [[0.0] * 4 for _ in tickets]
    answers = []
    log.clear()
    for t, text, row in zip(tickets, texts, rows):
        best = int(np.argmax(row))
        sure = round(float(row[best]), 6)
        answers.append(QUEUES[best] if sure > 0.7 and text.strip() else "Triage")
        log.append({"id": t["id"], "model": router.name, "queue": answers[-1], "probability": sure})
    return answers

# %% wrong: own log -> "one line for `a`", "[]"
# writes into a new list of the same name
def route(tickets, router, log):
    """A queue or "Triage" for each ticket, and a line in the log for each."""
    texts = [f"{t['subject']}\n{t['body']}" for t in tickets]
    try:
        rows = router.probabilities(texts)
    except Exception:
        rows = [[0.0] * 4 for _ in tickets]
    answers = []
    log = []
    for t, text, row in zip(tickets, texts, rows):
        best = int(np.argmax(row))
        sure = round(float(row[best]), 6)
        answers.append(QUEUES[best] if sure > 0.7 and text.strip() else "Triage")
        log.append({"id": t["id"], "model": router.name, "queue": answers[-1], "probability": sure})
    return answers

# %% wrong: number of the queue -> "You answered [0, 3]"
# returns numbers of queues
def route(tickets, router, log):
    """A queue or "Triage" for each ticket, and a line in the log for each."""
    texts = [f"{t['subject']}\n{t['body']}" for t in tickets]
    try:
        rows = router.probabilities(texts)
    except Exception:
        rows = [[0.0] * 4 for _ in tickets]
    answers = []
    for t, text, row in zip(tickets, texts, rows):
        best = int(np.argmax(row))
        sure = round(float(row[best]), 6)
        answers.append(best if sure > 0.7 and text.strip() else "Triage")
        log.append({"id": t["id"], "model": router.name, "queue": answers[-1], "probability": sure})
    return answers

# %% wrong: other names in the log -> "four names of the task", "'answer'"
# the log has another name for the queue
def route(tickets, router, log):
    """A queue or "Triage" for each ticket, and a line in the log for each."""
    texts = [f"{t['subject']}\n{t['body']}" for t in tickets]
    try:
        rows = router.probabilities(texts)
    except Exception:
        rows = [[0.0] * 4 for _ in tickets]
    answers = []
    for t, text, row in zip(tickets, texts, rows):
        best = int(np.argmax(row))
        sure = round(float(row[best]), 6)
        answers.append(QUEUES[best] if sure > 0.7 and text.strip() else "Triage")
        log.append({"id": t["id"], "model": router.name, "answer": answers[-1], "probability": sure})
    return answers

# %% wrong: fixed version -> "router_model_v9", "'router_model_v2'"
# writes the version down by hand
def route(tickets, router, log):
    """A queue or "Triage" for each ticket, and a line in the log for each."""
    texts = [f"{t['subject']}\n{t['body']}" for t in tickets]
    try:
        rows = router.probabilities(texts)
    except Exception:
        rows = [[0.0] * 4 for _ in tickets]
    answers = []
    for t, text, row in zip(tickets, texts, rows):
        best = int(np.argmax(row))
        sure = round(float(row[best]), 6)
        answers.append(QUEUES[best] if sure > 0.7 and text.strip() else "Triage")
        log.append({"id": t["id"], "model": "router_model_v2", "queue": answers[-1], "probability": sure})
    return answers

# %% wrong: threshold is lower -> "exactly 0.7"
# routes above 0.6
def route(tickets, router, log):
    """A queue or "Triage" for each ticket, and a line in the log for each."""
    texts = [f"{t['subject']}\n{t['body']}" for t in tickets]
    try:
        rows = router.probabilities(texts)
    except Exception:
        rows = [[0.0] * 4 for _ in tickets]
    answers = []
    for t, text, row in zip(tickets, texts, rows):
        best = int(np.argmax(row))
        sure = round(float(row[best]), 6)
        answers.append(QUEUES[best] if sure > 0.6 and text.strip() else "Triage")
        log.append({"id": t["id"], "model": router.name, "queue": answers[-1], "probability": sure})
    return answers

# %% wrong: error ends all -> "asks for a list" 
# returns one text if the router raises an error
def route(tickets, router, log):
    """A queue or "Triage" for each ticket, and a line in the log for each."""
    texts = [f"{t['subject']}\n{t['body']}" for t in tickets]
    try:
        rows = router.probabilities(texts)
    except Exception:
        return "Triage"
    answers = []
    for t, text, row in zip(tickets, texts, rows):
        best = int(np.argmax(row))
        sure = round(float(row[best]), 6)
        answers.append(QUEUES[best] if sure > 0.7 and text.strip() else "Triage")
        log.append({"id": t["id"], "model": router.name, "queue": answers[-1], "probability": sure})
    return answers

# %% wrong: fallback without a log -> "fallback sent to Triage", "[]"
# returns at once if the router raises an error
def route(tickets, router, log):
    """A queue or "Triage" for each ticket, and a line in the log for each."""
    texts = [f"{t['subject']}\n{t['body']}" for t in tickets]
    try:
        rows = router.probabilities(texts)
    except Exception:
        return ["Triage"] * len(tickets)
    answers = []
    for t, text, row in zip(tickets, texts, rows):
        best = int(np.argmax(row))
        sure = round(float(row[best]), 6)
        answers.append(QUEUES[best] if sure > 0.7 and text.strip() else "Triage")
        log.append({"id": t["id"], "model": router.name, "queue": answers[-1], "probability": sure})
    return answers

# %% wrong: fallback is sure -> "probability 0.0", "1.0"
# logs 1.0 for a fallback, since a person is sure
def route(tickets, router, log):
    """A queue or "Triage" for each ticket, and a line in the log for each."""
    texts = [f"{t['subject']}\n{t['body']}" for t in tickets]
    try:
        rows = router.probabilities(texts)
    except Exception:
        rows = [[0.0] * 4 for _ in tickets]
        return [log.append({"id": t["id"], "model": router.name, "queue": "Triage", "probability": 1.0}) or "Triage" for t in tickets]
    answers = []
    for t, text, row in zip(tickets, texts, rows):
        best = int(np.argmax(row))
        sure = round(float(row[best]), 6)
        answers.append(QUEUES[best] if sure > 0.7 and text.strip() else "Triage")
        log.append({"id": t["id"], "model": router.name, "queue": answers[-1], "probability": sure})
    return answers

# %% wrong: body only -> "subject, new line, body"
# reads the body only
def route(tickets, router, log):
    """A queue or "Triage" for each ticket, and a line in the log for each."""
    texts = [t["body"] for t in tickets]
    try:
        rows = router.probabilities(texts)
    except Exception:
        rows = [[0.0] * 4 for _ in tickets]
    answers = []
    for t, text, row in zip(tickets, texts, rows):
        best = int(np.argmax(row))
        sure = round(float(row[best]), 6)
        answers.append(QUEUES[best] if sure > 0.7 and text.strip() else "Triage")
        log.append({"id": t["id"], "model": router.name, "queue": answers[-1], "probability": sure})
    return answers

# %% wrong: all probabilities -> "Triage", "[0.91"
# logs the whole row
def route(tickets, router, log):
    """A queue or "Triage" for each ticket, and a line in the log for each."""
    texts = [f"{t['subject']}\n{t['body']}" for t in tickets]
    try:
        rows = router.probabilities(texts)
    except Exception:
        rows = [[0.0] * 4 for _ in tickets]
    answers = []
    for t, text, row in zip(tickets, texts, rows):
        best = int(np.argmax(row))
        sure = round(float(row[best]), 6)
        answers.append(QUEUES[best] if sure > 0.7 and text.strip() else "Triage")
        log.append({"id": t["id"], "model": router.name, "queue": answers[-1], "probability": [round(float(p), 2) for p in row]})
    return answers

# %% wrong: prints -> "returned nothing; it printed"
# prints the answers
def route(tickets, router, log):
    """A queue or "Triage" for each ticket, and a line in the log for each."""
    texts = [f"{t['subject']}\n{t['body']}" for t in tickets]
    try:
        rows = router.probabilities(texts)
    except Exception:
        rows = [[0.0] * 4 for _ in tickets]
    answers = []
    for t, text, row in zip(tickets, texts, rows):
        best = int(np.argmax(row))
        sure = round(float(row[best]), 6)
        answers.append(QUEUES[best] if sure > 0.7 and text.strip() else "Triage")
        log.append({"id": t["id"], "model": router.name, "queue": answers[-1], "probability": sure})
    print(answers)

# %% right: arrays and a helper
# takes the largest probability of each row at once, and a helper writes the log
def route(tickets, router, log):
    texts = ["\n".join((one["subject"], one["body"])) for one in tickets]
    try:
        table = np.asarray(router.probabilities(texts), dtype=float).reshape(len(texts), len(QUEUES))
    except Exception:
        table = np.zeros((len(texts), len(QUEUES)))
    tops = np.round(table.max(axis=1, initial=0.0), 6)
    answers = []

    def note(ticket, queue, probability):
        log.append(dict(id=ticket["id"], model=router.name, queue=queue, probability=probability))
        answers.append(queue)

    for ticket, text, row, top in zip(tickets, texts, table, tops):
        sure = bool(text.split()) and top > 0.7
        note(ticket, QUEUES[int(row.argmax())] if sure else "Triage", float(top))
    return answers

# %% wrong: blank between subject and body -> "new line"
# joins subject and body with a blank
def route(tickets, router, log):
    texts = [ticket["subject"] + " " + ticket["body"] for ticket in tickets]
    try:
        rows = router.probabilities(texts)
    except Exception:
        rows = [[0.0] * 4 for _ in tickets]
    answers = []
    for ticket, text, row in zip(tickets, texts, rows):
        best = int(np.argmax(row))
        sure = round(float(row[best]), 6)
        queue = QUEUES[best] if text.strip() and sure > 0.7 else "Triage"
        log.append({"id": ticket["id"], "model": router.name, "queue": queue, "probability": sure})
        answers.append(queue)
    return answers

# %% wrong: an outage leaves no lines -> "log"
# returns early when the router fails
def route(tickets, router, log):
    texts = [ticket["subject"] + "\n" + ticket["body"] for ticket in tickets]
    try:
        rows = router.probabilities(texts)
    except Exception:
        return ["Triage"] * len(tickets)
    answers = []
    for ticket, text, row in zip(tickets, texts, rows):
        best = int(np.argmax(row))
        sure = round(float(row[best]), 6)
        queue = QUEUES[best] if text.strip() and sure > 0.7 else "Triage"
        log.append({"id": ticket["id"], "model": router.name, "queue": queue, "probability": sure})
        answers.append(queue)
    return answers

# %% wrong: no subject means no word -> "body"
# sends a ticket with an empty subject or an empty body to triage
def route(tickets, router, log):
    texts = [ticket["subject"] + "\n" + ticket["body"] for ticket in tickets]
    try:
        rows = router.probabilities(texts)
    except Exception:
        rows = [[0.0] * 4 for _ in tickets]
    answers = []
    for ticket, row in zip(tickets, rows):
        best = int(np.argmax(row))
        sure = round(float(row[best]), 6)
        words = ticket["subject"].strip() and ticket["body"].strip()
        queue = QUEUES[best] if words and sure > 0.7 else "Triage"
        log.append({"id": ticket["id"], "model": router.name, "queue": queue, "probability": sure})
        answers.append(queue)
    return answers

# %% wrong: only two kinds of error -> "another kind"
# catches only ValueError and TimeoutError
def route(tickets, router, log):
    texts = [ticket["subject"] + "\n" + ticket["body"] for ticket in tickets]
    try:
        rows = router.probabilities(texts)
    except (ValueError, TimeoutError):
        rows = [[0.0] * 4 for _ in tickets]
    answers = []
    for ticket, text, row in zip(tickets, texts, rows):
        best = int(np.argmax(row))
        sure = round(float(row[best]), 6)
        queue = QUEUES[best] if text.strip() and sure > 0.7 else "Triage"
        log.append({"id": ticket["id"], "model": router.name, "queue": queue, "probability": sure})
        answers.append(queue)
    return answers

# %% wrong: old lines thrown away -> "log"
# clears the log first
def route(tickets, router, log):
    log.clear()
    texts = [ticket["subject"] + "\n" + ticket["body"] for ticket in tickets]
    try:
        rows = router.probabilities(texts)
    except Exception:
        rows = [[0.0] * 4 for _ in tickets]
    answers = []
    for ticket, text, row in zip(tickets, texts, rows):
        best = int(np.argmax(row))
        sure = round(float(row[best]), 6)
        queue = QUEUES[best] if text.strip() and sure > 0.7 else "Triage"
        log.append({"id": ticket["id"], "model": router.name, "queue": queue, "probability": sure})
        answers.append(queue)
    return answers
