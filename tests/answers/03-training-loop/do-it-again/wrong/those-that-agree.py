# lists those that come out the same
def came_out_otherwise(log, train):
    found = []
    for line in log:
        again = train(line["config"], line["seed"])
        if again == line["loss"]:
            found.append(line["run"])
    return found
