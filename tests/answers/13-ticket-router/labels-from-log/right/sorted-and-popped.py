# writes in the order of time and takes open questions out again
def labels(log, moves):
    found = {}
    for _, ticket, queue in sorted((m["when"], m["id"], m["to"]) for m in moves):
        if queue == "Triage":
            found.pop(ticket, None)
        else:
            found[ticket] = queue
    ours = {line["id"] for line in log}
    return {ticket: queue for ticket, queue in found.items() if ticket in ours}
