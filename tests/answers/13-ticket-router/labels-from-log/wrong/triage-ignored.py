# skips moves to triage, and keeps what was thought before
def labels(log, moves):
    ours = {line["id"] for line in log}
    found = {}
    for move in sorted(moves, key=lambda move: move["when"]):
        if move["id"] in ours and move["to"] != "Triage":
            found[move["id"]] = move["to"]
    return found
