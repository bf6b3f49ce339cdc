# takes tickets that this router never answered
def labels(log, moves):
    found = {}
    for move in sorted(moves, key=lambda move: move["when"]):
        found[move["id"]] = move["to"]
    return {ticket: queue for ticket, queue in found.items() if queue != "Triage"}
