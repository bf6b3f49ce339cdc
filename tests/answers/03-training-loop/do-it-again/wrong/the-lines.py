# the whole lines instead of their names
def came_out_otherwise(log, train):
    return [line for line in log if train(line["config"], line["seed"]) != line["loss"]]
