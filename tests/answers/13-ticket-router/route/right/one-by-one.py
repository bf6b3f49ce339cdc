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
