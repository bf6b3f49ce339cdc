# the settings of the first line for all
def came_out_otherwise(log, train):
    found = []
    for line in log:
        if train(log[0]["config"], line["seed"]) != line["loss"]:
            found.append(line["run"])
    return found
