# %% right: comprehension
# as one list
def came_out_otherwise(log, train):
    return [line["run"] for line in log if train(line["config"], line["seed"]) != line["loss"]]

# %% right: filter
# filter and a function of its own
def came_out_otherwise(log, train):
    def differs(line):
        return not train(line["config"], line["seed"]) == line["loss"]

    return [line["run"] for line in filter(differs, log)]

# %% right: keyword seed
# by number, with the seed by its name
def came_out_otherwise(log, train):
    names = []
    for number in range(len(log)):
        same = train(log[number]["config"], seed=log[number]["seed"]) == log[number]["loss"]
        if not same:
            names.append(log[number]["run"])
    return names

# %% right: repaired
# the three lines repaired
def came_out_otherwise(log, train):
    """The names of the runs that give another loss when done again, in the log's order."""
    found = []
    for line in log:
        again = train(line["config"], line["seed"])
        if again != line["loss"]:
            found.append(line["run"])
    return found

# %% wrong: first config
# the settings of the first line for all
def came_out_otherwise(log, train):
    found = []
    for line in log:
        if train(log[0]["config"], line["seed"]) != line["loss"]:
            found.append(line["run"])
    return found

# %% wrong: nearly
# near enough is taken for the same
def came_out_otherwise(log, train):
    found = []
    for line in log:
        again = train(line["config"], line["seed"])
        if not np.isclose(again, line["loss"]):
            found.append(line["run"])
    return found

# %% wrong: not touched
# not touched at all
def came_out_otherwise(log, train):
    """The names of the runs that give another loss when done again, in the log's order."""
    ...  # delete this line when you have repaired the function
    found = []
    for line in log:
        again = train(line["config"], 0)
        if round(again, 2) != round(line["loss"], 2):
            found.append(line["run"])
        return found

# %% wrong: only dots deleted
# only the dots are deleted
def came_out_otherwise(log, train):
    """The names of the runs that give another loss when done again, in the log's order."""
    found = []
    for line in log:
        again = train(line["config"], 0)
        if round(again, 2) != round(line["loss"], 2):
            found.append(line["run"])
        return found

# %% wrong: return inside
# the return still stands inside the loop
def came_out_otherwise(log, train):
    found = []
    for line in log:
        again = train(line["config"], line["seed"])
        if again != line["loss"]:
            found.append(line["run"])
        return found

# %% wrong: seed by place
# the seed is taken to be the place in the log
def came_out_otherwise(log, train):
    found = []
    for seed, line in enumerate(log):
        if train(line["config"], seed) != line["loss"]:
            found.append(line["run"])
    return found

# %% wrong: seed forgotten
# the seed stays 0
def came_out_otherwise(log, train):
    found = []
    for line in log:
        again = train(line["config"], 0)
        if again != line["loss"]:
            found.append(line["run"])
    return found

# %% wrong: still rounded
# losses are still rounded
def came_out_otherwise(log, train):
    found = []
    for line in log:
        again = train(line["config"], line["seed"])
        if round(again, 2) != round(line["loss"], 2):
            found.append(line["run"])
    return found

# %% wrong: the lines
# the whole lines instead of their names
def came_out_otherwise(log, train):
    return [line for line in log if train(line["config"], line["seed"]) != line["loss"]]

# %% wrong: those that agree
# lists those that come out the same
def came_out_otherwise(log, train):
    found = []
    for line in log:
        again = train(line["config"], line["seed"])
        if again == line["loss"]:
            found.append(line["run"])
    return found
