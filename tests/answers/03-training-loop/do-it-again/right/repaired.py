# the three lines repaired
def came_out_otherwise(log, train):
    """The names of the runs that give another loss when done again, in the log's order."""
    found = []
    for line in log:
        again = train(line["config"], line["seed"])
        if again != line["loss"]:
            found.append(line["run"])
    return found
