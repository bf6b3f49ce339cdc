# keeps the first move
def labels(log, moves):
    ours = {line["id"] for line in log}
    found = {}
    for move in sorted(moves, key=lambda move: move["when"], reverse=True):
        if move["id"] in ours:
            found[move["id"]] = move["to"]
    return {ticket: queue for ticket, queue in found.items() if queue != "Triage"}
