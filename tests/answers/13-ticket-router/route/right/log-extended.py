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
