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
