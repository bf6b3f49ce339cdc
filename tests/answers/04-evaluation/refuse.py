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

# %% wrong: average
# asks only whether the average of the measures reaches the average of the targets
def missed(measures, targets):
    known = [measures.get(name, 0) for name in targets]
    return [] if sum(known) >= sum(targets.values()) else list(targets)

# %% wrong: first only
# stops at the first target that is missed
def missed(measures, targets):
    for name, least in targets.items():
        if not (name in measures and measures[name] >= least):
            return [name]
    return []

# %% wrong: in a hurry
# the hurried gate: looks for a reason to refuse
def missed(measures, targets):
    return [name for name, least in targets.items() if name in measures and measures[name] < least]

# %% wrong: key error
# takes it for granted that everything was measured
def missed(measures, targets):
    return [name for name, least in targets.items() if not measures[name] >= least]

# %% wrong: more than
# more than the target is asked for
def missed(measures, targets):
    return [name for name, least in targets.items() if not (name in measures and measures[name] > least)]

# %% wrong: nan passes
# what was not measured is missed, and nan passes
def missed(measures, targets):
    return [name for name, least in targets.items() if name not in measures or measures[name] < least]

# %% wrong: not touched
# not touched
def missed(measures, targets):
    ...

# %% wrong: sorted
# in the order of the alphabet
def missed(measures, targets):
    return sorted(name for name, least in targets.items() if not (name in measures and measures[name] >= least))

# %% wrong: the reached
# names the targets that are reached
def missed(measures, targets):
    return [name for name, least in targets.items() if name in measures and measures[name] >= least]

# %% wrong: through the measures
# goes through the measures, and forgets what was forgotten
def missed(measures, targets):
    return [name for name, value in measures.items() if not value >= targets[name]]

# %% wrong: truth
# says yes or no instead of naming the targets
def missed(measures, targets):
    return all(name in measures and measures[name] >= least for name, least in targets.items())

# %% wrong: truthy
# a measure of zero is taken for none
def missed(measures, targets):
    return [name for name, least in targets.items() if not (measures.get(name) and measures[name] >= least)]

# %% wrong: zero for missing
# what was not measured counts as zero, so a target below zero is reached
def missed(measures, targets):
    return [name for name, least in targets.items() if not measures.get(name, 0) >= least]
