# only the dots are deleted
def came_out_otherwise(log, train):
    """The names of the runs that give another loss when done again, in the log's order."""
    found = []
    for line in log:
        again = train(line["config"], 0)
        if round(again, 2) != round(line["loss"], 2):
            found.append(line["run"])
        return found
