# reads where the ticket ended: a leak, and the tickets of the hidden month do not have it
def route(tickets, router, log):
    answers = []
    for ticket in tickets:
        answers.append(ticket.get("final_queue", "Billing"))
        log.append({"id": ticket["id"], "model": router.name, "queue": answers[-1], "probability": 0.9})
    return answers
