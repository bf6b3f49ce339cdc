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
