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

# %% wrong: at the line
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

# %% wrong: looks at the record
# reads where the ticket ended: a leak, and the tickets of the hidden month do not have it
def route(tickets, router, log):
    answers = []
    for ticket in tickets:
        answers.append(ticket.get("final_queue", "Billing"))
        log.append({"id": ticket["id"], "model": router.name, "queue": answers[-1], "probability": 0.9})
    return answers

# %% wrong: never triage
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

# %% wrong: no fallback
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

# %% wrong: only routed are logged
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

# %% wrong: other text
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

# %% wrong: text in the log
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
