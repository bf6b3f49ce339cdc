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
