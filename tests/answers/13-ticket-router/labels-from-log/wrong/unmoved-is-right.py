# takes what nobody moved for right
def labels(log, moves):
    found = {line["id"]: line["queue"] for line in log}
    for move in sorted(moves, key=lambda move: move["when"]):
        if move["id"] in found:
            found[move["id"]] = move["to"]
    return {ticket: queue for ticket, queue in found.items() if queue != "Triage"}
