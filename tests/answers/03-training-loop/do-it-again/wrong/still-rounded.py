# losses are still rounded
def came_out_otherwise(log, train):
    found = []
    for line in log:
        again = train(line["config"], line["seed"])
        if round(again, 2) != round(line["loss"], 2):
            found.append(line["run"])
    return found
