# near enough is taken for the same
def came_out_otherwise(log, train):
    found = []
    for line in log:
        again = train(line["config"], line["seed"])
        if not np.isclose(again, line["loss"]):
            found.append(line["run"])
    return found
