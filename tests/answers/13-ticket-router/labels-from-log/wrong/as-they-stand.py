# takes the moves in the order in which they are told
def labels(log, moves):
    ours = {line["id"] for line in log}
    found = {move["id"]: move["to"] for move in moves if move["id"] in ours}
    return {ticket: queue for ticket, queue in found.items() if queue != "Triage"}
