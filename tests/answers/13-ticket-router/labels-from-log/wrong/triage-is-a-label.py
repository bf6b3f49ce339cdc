# keeps triage as if it were a queue
def labels(log, moves):
    ours = {line["id"] for line in log}
    found = {}
    for move in sorted(moves, key=lambda move: move["when"]):
        if move["id"] in ours:
            found[move["id"]] = move["to"]
    return found
