# %% right: comprehension
# one comprehension
def missed(measures, targets):
    return [name for name, least in targets.items() if not (name in measures and measures[name] >= least)]

# %% right: get nan
# what is missing counts as nan, and nan reaches nothing
def missed(measures, targets):
    return [name for name in targets if not measures.get(name, float("nan")) >= targets[name]]

# %% right: isnan
# asks for nan by name
def missed(measures, targets):
    import math

    names = []
    for name, least in targets.items():
        value = measures.get(name)
        if value is None or math.isnan(value) or value < least:
            names.append(name)
    return names

# %% right: loop
# a loop with two reasons
def missed(measures, targets):
    names = []
    for name in targets:
        if name not in measures:
            names.append(name)
        elif not measures[name] >= targets[name]:
            names.append(name)
    return names

# %% right: reached first
# first those that are reached, then the others
def missed(measures, targets):
    reached = {name for name, value in measures.items() if name in targets and value >= targets[name]}
    return [name for name in targets if name not in reached]

# %% wrong: average -> "['recall']", "['accuracy', 'recall']"
# asks only whether the average of the measures reaches the average of the targets
def missed(measures, targets):
    known = [measures.get(name, 0) for name in targets]
    return [] if sum(known) >= sum(targets.values()) else list(targets)

# %% wrong: first only -> "['c', 'a']", "returned ['c']"
# stops at the first target that is missed
def missed(measures, targets):
    for name, least in targets.items():
        if not (name in measures and measures[name] >= least):
            return [name]
    return []

# %% wrong: in a hurry -> "not measured", "returned []"
# the hurried gate: looks for a reason to refuse
def missed(measures, targets):
    return [name for name, least in targets.items() if name in measures and measures[name] < least]

# %% wrong: key error -> "measures[name]", "not measured"
# takes it for granted that everything was measured
def missed(measures, targets):
    return [name for name, least in targets.items() if not measures[name] >= least]

# %% wrong: more than -> "0.94", "returned ['accuracy']"
# more than the target is asked for
def missed(measures, targets):
    return [name for name, least in targets.items() if not (name in measures and measures[name] > least)]

# %% wrong: nan passes -> "nan", "reason to pass"
# what was not measured is missed, and nan passes
def missed(measures, targets):
    return [name for name, least in targets.items() if name not in measures or measures[name] < least]

# %% wrong: not touched -> "three dots"
# not touched
def missed(measures, targets):
    ...

# %% wrong: sorted -> "order of the targets", "returned ['a', 'c']"
# in the order of the alphabet
def missed(measures, targets):
    return sorted(name for name, least in targets.items() if not (name in measures and measures[name] >= least))

# %% wrong: the reached -> "['recall']", "returned ['accuracy']"
# names the targets that are reached
def missed(measures, targets):
    return [name for name, least in targets.items() if name in measures and measures[name] >= least]

# %% wrong: through the measures -> "not measured", "through the targets"
# goes through the measures, and forgets what was forgotten
def missed(measures, targets):
    return [name for name, value in measures.items() if not value >= targets[name]]

# %% wrong: truth -> "asks for a list", "['recall']"
# says yes or no instead of naming the targets
def missed(measures, targets):
    return all(name in measures and measures[name] >= least for name, least in targets.items())

# %% wrong: truthy -> "measure of 0", "['a', 'c', 'd']"
# a measure of zero is taken for none
def missed(measures, targets):
    return [name for name, least in targets.items() if not (measures.get(name) and measures[name] >= least)]

# %% wrong: zero for missing -> "d was not measured", "returned ['c']"
# what was not measured counts as zero, so a target below zero is reached
def missed(measures, targets):
    return [name for name, least in targets.items() if not measures.get(name, 0) >= least]

# %% right: filter
# filter with a function of its own
def missed(measures, targets):
    def is_missed(name):
        return not (name in measures and measures[name] >= targets[name])

    return list(filter(is_missed, targets))

# %% right: try except
# a missing name raises, and counts as missed
def missed(measures, targets):
    names = []
    for name, least in targets.items():
        try:
            if measures[name] >= least:
                continue
        except KeyError:
            pass
        names.append(name)
    return names

# %% right: arrays
# numpy compares all at once; nan compares as false
def missed(measures, targets):
    names = np.array(list(targets), dtype=object)
    values = np.array([measures.get(name, np.nan) for name in targets], float)
    return names[~(values >= np.array(list(targets.values()), float))]

# %% right: remove from a copy
# starts with all names and removes those that are reached
def missed(measures, targets):
    names = [*targets]
    for name, value in measures.items():
        if name in targets and value >= targets[name]:
            names.remove(name)
    return names

# %% wrong: nan counts as zero -> "numbers that are zero or below"
# turns nan and what is missing into zero
def missed(measures, targets):
    return [name for name, least in targets.items() if not np.nan_to_num(measures.get(name, np.nan)) >= least]

# %% wrong: equals nan -> "nan", "reason to pass"
# compares with nan, which is never equal
def missed(measures, targets):
    nan = float("nan")
    names = []
    for name, least in targets.items():
        if name not in measures or measures[name] == nan or measures[name] < least:
            names.append(name)
    return names

# %% wrong: nan is an error -> "raise ValueError", "nan"
# raises on nan
def missed(measures, targets):
    if any(value != value for value in measures.values()):
        raise ValueError("nan")
    return [name for name, least in targets.items() if not (name in measures and measures[name] >= least)]

# %% wrong: a set -> "asks for a list", "the set"
# a set of names
def missed(measures, targets):
    return {name for name, least in targets.items() if not (name in measures and measures[name] >= least)}

# %% wrong: the smaller pairs -> "asks for a list"
# names and measures in a dictionary
def missed(measures, targets):
    return {n: measures.get(n) for n, least in targets.items() if not (n in measures and measures[n] >= least)}

# %% right: asking for forgiveness
# KeyError means not measured
def missed(measures, targets):
    names = []
    for name, least in targets.items():
        try:
            reached = measures[name] >= least
        except KeyError:
            reached = False
        if not reached:
            names.append(name)
    return names

# %% right: filterfalse
# filters out what is reached, with nan for what was not measured
from itertools import filterfalse


def missed(measures, targets):
    return list(filterfalse(lambda name: measures.get(name, float("nan")) >= targets[name], targets))

# %% wrong: nan found with == -> "nan"
# compares with nan by ==
def missed(measures, targets):
    bad = []
    for name, least in targets.items():
        if name not in measures or measures[name] == float("nan") or measures[name] < least:
            bad.append(name)
    return bad

# %% wrong: names with their values -> "['recall']"
# lists pairs of name and target
def missed(measures, targets):
    return [(name, least) for name, least in targets.items() if not (name in measures and measures[name] >= least)]

# %% wrong: order of the measures -> "order"
# first the measured ones that are too low, then those that are not measured
def missed(measures, targets):
    low = [name for name in measures if name in targets and not measures[name] >= targets[name]]
    return low + [name for name in targets if name not in measures]
