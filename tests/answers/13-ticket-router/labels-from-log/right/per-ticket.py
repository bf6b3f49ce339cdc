# for each line of the log the last of its own moves
def labels(log, moves):
    found = {}
    for line in log:
        own = [move for move in moves if move["id"] == line["id"]]
        if own:
            last = max(own, key=lambda move: move["when"])
            if last["to"] != "Triage":
                found[line["id"]] = last["to"]
    return found
