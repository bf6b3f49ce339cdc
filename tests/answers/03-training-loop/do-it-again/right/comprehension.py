# as one list
def came_out_otherwise(log, train):
    return [line["run"] for line in log if train(line["config"], line["seed"]) != line["loss"]]
