# the seed is taken to be the place in the log
def came_out_otherwise(log, train):
    found = []
    for seed, line in enumerate(log):
        if train(line["config"], seed) != line["loss"]:
            found.append(line["run"])
    return found
