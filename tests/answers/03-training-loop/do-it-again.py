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

# %% wrong: first config -> "['B']", "['B', 'C']"
# the settings of the first line for all
def came_out_otherwise(log, train):
    found = []
    for line in log:
        if train(log[0]["config"], line["seed"]) != line["loss"]:
            found.append(line["run"])
    return found

# %% wrong: nearly -> "last bit", "tolerance"
# near enough is taken for the same
def came_out_otherwise(log, train):
    found = []
    for line in log:
        again = train(line["config"], line["seed"])
        if not np.isclose(again, line["loss"]):
            found.append(line["run"])
    return found

# %% wrong: not touched -> "three dots"
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

# %% wrong: only dots deleted -> "own seed, 5", "Which seed"
# only the dots are deleted
def came_out_otherwise(log, train):
    """The names of the runs that give another loss when done again, in the log's order."""
    found = []
    for line in log:
        again = train(line["config"], 0)
        if round(again, 2) != round(line["loss"], 2):
            found.append(line["run"])
        return found

# %% wrong: return inside -> "reach the second line", "['B']"
# the return still stands inside the loop
def came_out_otherwise(log, train):
    found = []
    for line in log:
        again = train(line["config"], line["seed"])
        if again != line["loss"]:
            found.append(line["run"])
        return found

# %% wrong: seed by place -> "own seed, 5"
# the seed is taken to be the place in the log
def came_out_otherwise(log, train):
    found = []
    for seed, line in enumerate(log):
        if train(line["config"], seed) != line["loss"]:
            found.append(line["run"])
    return found

# %% wrong: seed forgotten -> "own seed, 5", "returned ['A']"
# the seed stays 0
def came_out_otherwise(log, train):
    found = []
    for line in log:
        again = train(line["config"], 0)
        if again != line["loss"]:
            found.append(line["run"])
    return found

# %% wrong: still rounded -> "third digit", "compare exactly"
# losses are still rounded
def came_out_otherwise(log, train):
    found = []
    for line in log:
        again = train(line["config"], line["seed"])
        if round(again, 2) != round(line["loss"], 2):
            found.append(line["run"])
    return found

# %% wrong: the lines -> "['A']", "'config'"
# the whole lines instead of their names
def came_out_otherwise(log, train):
    return [line for line in log if train(line["config"], line["seed"]) != line["loss"]]

# %% wrong: those that agree -> "own seed, 5", "should be empty"
# lists those that come out the same
def came_out_otherwise(log, train):
    found = []
    for line in log:
        again = train(line["config"], line["seed"])
        if again == line["loss"]:
            found.append(line["run"])
    return found

# %% right: generator
# a generator, and list around it
def came_out_otherwise(log, train):
    def different():
        for line in log:
            if train(line["config"], line["seed"]) != line["loss"]:
                yield line["run"]

    return list(different())

# %% right: losses first
# does all runs first, then compares
def came_out_otherwise(log, train):
    again = [train(line["config"], line["seed"]) for line in log]
    found = []
    for line, loss in zip(log, again):
        if loss == line["loss"]:
            continue
        found += [line["run"]]
    return found

# %% right: difference is not zero
# a difference of exactly 0 is the same
def came_out_otherwise(log, train):
    found = []
    for line in log:
        difference = train(line["config"], line["seed"]) - line["loss"]
        if difference > 0 or difference < 0:
            found.append(line["run"])
    return found

# %% right: numpy
# arrays, and a selection with a mask; an array of names comes back
def came_out_otherwise(log, train):
    again = np.array([train(line["config"], line["seed"]) for line in log])
    noted = np.array([line["loss"] for line in log])
    names = np.array([line["run"] for line in log], dtype=object)
    return names[again != noted]

# %% right: tuple unpacking
# a tuple of names
def came_out_otherwise(log, train):
    found = ()
    for line in log:
        run, config, seed, loss = (line[key] for key in ("run", "config", "seed", "loss"))
        if float(train(config, seed)).hex() != float(loss).hex():
            found = found + (run,)
    return found

# %% wrong: break after the first -> "Runs A and C", "after the first run"
# stops at the first run that differs
def came_out_otherwise(log, train):
    found = []
    for line in log:
        again = train(line["config"], line["seed"])
        if again != line["loss"]:
            found.append(line["run"])
            break
    return found

# %% wrong: returns the first name -> "should be empty"
# one name instead of a list
def came_out_otherwise(log, train):
    for line in log:
        if train(line["config"], line["seed"]) != line["loss"]:
            return [line["run"]]

# %% wrong: three digits -> "last bit", "rounding"
# rounds to six digits
def came_out_otherwise(log, train):
    found = []
    for line in log:
        if round(train(line["config"], line["seed"]), 6) != round(line["loss"], 6):
            found.append(line["run"])
    return found

# %% wrong: single precision -> "last bit"
# compares in 32 bits
def came_out_otherwise(log, train):
    found = []
    for line in log:
        if np.float32(train(line["config"], line["seed"])) != np.float32(line["loss"]):
            found.append(line["run"])
    return found

# %% wrong: sorted -> "['B', 'A']", "order of the log"
# sorts the names
def came_out_otherwise(log, train):
    return sorted(line["run"] for line in log if train(line["config"], line["seed"]) != line["loss"])

# %% wrong: a set -> "the set"
# a set has no order
def came_out_otherwise(log, train):
    return {line["run"] for line in log if train(line["config"], line["seed"]) != line["loss"]}

# %% wrong: first line's seed -> "Runs A and C", "['A', 'B', 'C']"
# the seed of the first line for all
def came_out_otherwise(log, train):
    return [line["run"] for line in log if train(line["config"], log[0]["seed"]) != line["loss"]]

# %% wrong: only higher -> "Runs A and C"
# lists only runs that come out lower than the log says
def came_out_otherwise(log, train):
    return [line["run"] for line in log if train(line["config"], line["seed"]) < line["loss"]]

# %% right: filter and itemgetter
# filters the lines, then takes their names
from operator import itemgetter


def came_out_otherwise(log, train):
    def differs(line):
        return train(line["config"], line["seed"]) != line["loss"]

    return list(map(itemgetter("run"), filter(differs, log)))

# %% right: hex of the floats
# compares the written-out bits
def came_out_otherwise(log, train):
    return [
        line["run"]
        for line in log
        if float(train(line["config"], line["seed"])).hex() != float(line["loss"]).hex()
    ]

# %% wrong: close is the same -> "bit"
# lets tiny differences pass
import math


def came_out_otherwise(log, train):
    found = []
    for line in log:
        again = train(line["config"], line["seed"])
        if not math.isclose(again, line["loss"]):
            found.append(line["run"])
    return found

# %% wrong: back at the first bad one -> "all"
# returns as soon as one run differs
def came_out_otherwise(log, train):
    found = []
    for line in log:
        again = train(line["config"], line["seed"])
        if again != line["loss"]:
            found.append(line["run"])
            return found
    return found

# %% wrong: sorted set of names -> "order"
# sorts the names
def came_out_otherwise(log, train):
    return sorted({line["run"] for line in log if train(line["config"], line["seed"]) != line["loss"]})

# %% wrong: seed of the first line -> "their own seeds, 5 and 2"
# takes the first line's seed for all
def came_out_otherwise(log, train):
    if not log:
        return []
    seed = log[0]["seed"]
    return [line["run"] for line in log if train(line["config"], seed) != line["loss"]]
