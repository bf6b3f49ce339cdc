# %% right: all measured
# a list of all that was measured
def guarded(start, feedback, learn, accuracy, every, allowed):
    """The parameters after all feedback: a draft learns, and is checked after each `every` pieces."""
    safe = draft = start
    measured = [accuracy(start)]
    pending = 0
    for one in feedback:
        draft = learn(draft, one)
        pending += 1
        if pending == every:
            pending = 0
            measured.append(accuracy(draft))
            if measured[-1] >= max(measured) - allowed:
                safe = draft
            draft = safe
    return safe

# %% right: if
# the best is raised only by something better
def guarded(start, feedback, learn, accuracy, every, allowed):
    """The parameters after all feedback: a draft learns, and is checked after each `every` pieces."""
    safe = draft = start
    best = accuracy(start)
    for number, one in enumerate(feedback, start=1):
        draft = learn(draft, one)
        if number % every == 0:
            reached = accuracy(draft)
            if reached < best - allowed:
                draft = safe
            else:
                safe = draft
                if reached > best:
                    best = reached
    return safe

# %% right: max
# the larger of the two
def guarded(start, feedback, learn, accuracy, every, allowed):
    """The parameters after all feedback: a draft learns, and is checked after each `every` pieces."""
    safe = draft = start
    best = accuracy(start)
    for number, one in enumerate(feedback, start=1):
        draft = learn(draft, one)
        if number % every == 0:
            reached = accuracy(draft)
            if reached < best - allowed:
                draft = safe
            else:
                safe = draft
                best = max(best, reached)
    return safe

# %% wrong: keeps the failed draft
# a failed draft goes on learning
def guarded(start, feedback, learn, accuracy, every, allowed):
    """The parameters after all feedback: a draft learns, and is checked after each `every` pieces."""
    safe = draft = start
    best = accuracy(start)
    for number, one in enumerate(feedback, start=1):
        draft = learn(draft, one)
        if number % every == 0:
            reached = accuracy(draft)
            if reached >= best - allowed:
                safe = draft
                best = max(best, reached)
    return safe

# %% wrong: last check
# returns what is safe, and still compares with the last check
def guarded(start, feedback, learn, accuracy, every, allowed):
    """The parameters after all feedback: a draft learns, and is checked after each `every` pieces."""
    safe = draft = start
    best = accuracy(start)
    for number, one in enumerate(feedback, start=1):
        draft = learn(draft, one)
        if number % every == 0:
            reached = accuracy(draft)
            if reached < best - allowed:
                draft = safe
            else:
                safe = draft
                best = reached
    return safe

# %% wrong: only the start
# compares with the start for ever
def guarded(start, feedback, learn, accuracy, every, allowed):
    """The parameters after all feedback: a draft learns, and is checked after each `every` pieces."""
    safe = draft = start
    best = accuracy(start)
    for number, one in enumerate(feedback, start=1):
        draft = learn(draft, one)
        if number % every == 0:
            reached = accuracy(draft)
            if reached < best - allowed:
                draft = safe
            else:
                safe = draft
    return safe

# %% wrong: returns the draft
# the best is kept, and the unchecked draft returned
def guarded(start, feedback, learn, accuracy, every, allowed):
    """The parameters after all feedback: a draft learns, and is checked after each `every` pieces."""
    safe = draft = start
    best = accuracy(start)
    for number, one in enumerate(feedback, start=1):
        draft = learn(draft, one)
        if number % every == 0:
            reached = accuracy(draft)
            if reached < best - allowed:
                draft = safe
            else:
                safe = draft
                best = max(best, reached)
    return draft

# %% wrong: smaller
# the smaller of the two
def guarded(start, feedback, learn, accuracy, every, allowed):
    """The parameters after all feedback: a draft learns, and is checked after each `every` pieces."""
    safe = draft = start
    best = accuracy(start)
    for number, one in enumerate(feedback, start=1):
        draft = learn(draft, one)
        if number % every == 0:
            reached = accuracy(draft)
            if reached < best - allowed:
                draft = safe
            else:
                safe = draft
                best = min(best, reached)
    return safe
