# filter and a function of its own
def came_out_otherwise(log, train):
    def differs(line):
        return not train(line["config"], line["seed"]) == line["loss"]

    return [line["run"] for line in filter(differs, log)]
