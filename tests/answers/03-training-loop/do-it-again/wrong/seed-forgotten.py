# the seed stays 0
def came_out_otherwise(log, train):
    found = []
    for line in log:
        again = train(line["config"], 0)
        if again != line["loss"]:
            found.append(line["run"])
    return found
