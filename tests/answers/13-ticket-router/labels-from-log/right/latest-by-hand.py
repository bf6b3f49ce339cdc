# remembers the moment of the latest move and compares
def labels(log, moves):
    best = {}
    ours = [line["id"] for line in log]
    for move in moves:
        ticket = move["id"]
        if ticket not in ours:
            continue
        if ticket not in best or move["when"] > best[ticket]["when"]:
            best[ticket] = move
    return {ticket: move["to"] for ticket, move in best.items() if move["to"] != "Triage"}
