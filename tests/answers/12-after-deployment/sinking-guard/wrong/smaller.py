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
