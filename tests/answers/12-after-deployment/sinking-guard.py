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

# %% right: conditional expression
# the draft in one expression
def guarded(start, feedback, learn, accuracy, every, allowed):
    """The parameters after all feedback: a draft learns, and is checked after each `every` pieces."""
    safe = draft = start
    best = accuracy(start)
    count = 0
    for one in feedback:
        draft = learn(draft, one)
        count += 1
        if count < every:
            continue
        count = 0
        measured = accuracy(draft)
        passed = measured >= best - allowed
        safe = draft if passed else safe
        best = max(best, measured) if passed else best
        draft = safe
    return safe

# %% right: blocks
# whole blocks of feedback only
def guarded(start, feedback, learn, accuracy, every, allowed):
    """The parameters after all feedback: a draft learns, and is checked after each `every` pieces."""
    safe, best = start, accuracy(start)
    blocks = len(feedback) // every
    for block in range(blocks):
        draft = safe
        for one in feedback[block * every : (block + 1) * every]:
            draft = learn(draft, one)
        reached = accuracy(draft)
        if best - reached <= allowed:
            safe = draft
            best = reached if reached > best else best
    return safe

# %% right: reduce
# a fold over each block
from functools import reduce


def guarded(start, feedback, learn, accuracy, every, allowed):
    """The parameters after all feedback: a draft learns, and is checked after each `every` pieces."""
    def step(state, block):
        safe, best = state
        draft = reduce(learn, block, safe)
        reached = accuracy(draft)
        return (draft, max(best, reached)) if reached >= best - allowed else state

    count = len(feedback) // every * every
    blocks = [feedback[n : n + every] for n in range(0, count, every)]
    return reduce(step, blocks, (start, accuracy(start)))[0]

# %% right: recursion
# one block, then the rest
def guarded(start, feedback, learn, accuracy, every, allowed, best=None):
    """The parameters after all feedback: a draft learns, and is checked after each `every` pieces."""
    if best is None:
        best = accuracy(start)
    if len(feedback) < every:
        return start
    draft = start
    for one in feedback[:every]:
        draft = learn(draft, one)
    reached = accuracy(draft)
    if reached < best - allowed:
        draft = start
    return guarded(draft, feedback[every:], learn, accuracy, every, allowed, max(best, reached))

# %% right: passed ones
# a list of the parameters that passed, and the best from it
def guarded(start, feedback, learn, accuracy, every, allowed):
    """The parameters after all feedback: a draft learns, and is checked after each `every` pieces."""
    passed = [start]
    scores = [accuracy(start)]
    draft = start
    for number in range(len(feedback)):
        draft = learn(draft, feedback[number])
        if (number + 1) % every == 0:
            score = accuracy(draft)
            if score + allowed >= max(scores):
                passed.append(draft)
                scores.append(score)
            draft = passed[-1]
    return passed[-1]

# %% right: numpy scalars
# numpy numbers, and the maximum of two
import numpy as np


def guarded(start, feedback, learn, accuracy, every, allowed):
    """The parameters after all feedback: a draft learns, and is checked after each `every` pieces."""
    safe = draft = start
    best = np.float64(accuracy(start))
    for number, one in enumerate(feedback, start=1):
        draft = learn(draft, one)
        if np.mod(number, every) == 0:
            reached = np.float64(accuracy(draft))
            if np.less(reached, best - allowed):
                draft = safe
            else:
                safe, best = draft, np.maximum(best, reached)
    return safe

# %% wrong: keeps the failed draft -> "87 does not", "91"
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

# %% wrong: last check -> "82", "best, 90"
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

# %% wrong: only the start -> "best is 90", "91"
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

# %% wrong: returns the draft -> "never checked", "53"
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

# %% wrong: smaller -> "82", "best, 90"
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

# %% wrong: bar raised between checks -> "96 between them was never checked"
# the best is measured after each piece of feedback
def guarded(start, feedback, learn, accuracy, every, allowed):
    """The parameters after all feedback: a draft learns, and is checked after each `every` pieces."""
    safe = draft = start
    best = accuracy(start)
    for number, one in enumerate(feedback, start=1):
        draft = learn(draft, one)
        best = max(best, accuracy(draft))
        if number % every == 0:
            reached = accuracy(draft)
            if reached < best - allowed:
                draft = safe
            else:
                safe = draft
    return safe

# %% wrong: at the boundary -> "exactly 3 below 90"
# throws away a draft that is exactly what is allowed below the best
def guarded(start, feedback, learn, accuracy, every, allowed):
    """The parameters after all feedback: a draft learns, and is checked after each `every` pieces."""
    safe = draft = start
    best = accuracy(start)
    for number, one in enumerate(feedback, start=1):
        draft = learn(draft, one)
        if number % every == 0:
            reached = accuracy(draft)
            if reached <= best - allowed:
                draft = safe
            else:
                safe = draft
                best = max(best, reached)
    return safe

# %% wrong: only better ones -> "exactly 3 below 90"
# keeps a draft only if it beats the best
def guarded(start, feedback, learn, accuracy, every, allowed):
    """The parameters after all feedback: a draft learns, and is checked after each `every` pieces."""
    safe = draft = start
    best = accuracy(start)
    for number, one in enumerate(feedback, start=1):
        draft = learn(draft, one)
        if number % every == 0:
            reached = accuracy(draft)
            if reached > best:
                safe = draft
                best = reached
            else:
                draft = safe
    return safe

# %% wrong: checks at the end, too -> "only the start, 70"
# one more check when the feedback is over
def guarded(start, feedback, learn, accuracy, every, allowed):
    """The parameters after all feedback: a draft learns, and is checked after each `every` pieces."""
    safe = draft = start
    best = accuracy(start)
    for number, one in enumerate(feedback, start=1):
        draft = learn(draft, one)
        if number % every == 0 or number == len(feedback):
            reached = accuracy(draft)
            if reached < best - allowed:
                draft = safe
            else:
                safe = draft
                best = max(best, reached)
    return safe

# %% wrong: fails back to the start -> "88 + 4 = 92"
# a failed draft starts from the very beginning
def guarded(start, feedback, learn, accuracy, every, allowed):
    """The parameters after all feedback: a draft learns, and is checked after each `every` pieces."""
    safe = draft = start
    best = accuracy(start)
    for number, one in enumerate(feedback, start=1):
        draft = learn(draft, one)
        if number % every == 0:
            reached = accuracy(draft)
            if reached < best - allowed:
                draft = safe = start
            else:
                safe = draft
                best = max(best, reached)
    return safe

# %% wrong: checks each piece -> "96 between them was never checked"
# looks after each piece of feedback
def guarded(start, feedback, learn, accuracy, every, allowed):
    """The parameters after all feedback: a draft learns, and is checked after each `every` pieces."""
    safe = draft = start
    best = accuracy(start)
    for one in feedback:
        draft = learn(draft, one)
        reached = accuracy(draft)
        if reached < best - allowed:
            draft = safe
        else:
            safe = draft
            best = max(best, reached)
    return safe

# %% wrong: best starts at zero -> "4 below 90"
# the start is not measured
def guarded(start, feedback, learn, accuracy, every, allowed):
    """The parameters after all feedback: a draft learns, and is checked after each `every` pieces."""
    safe = draft = start
    best = 0
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

# %% wrong: returns the best accuracy -> "ended at 90", "88"
# returns the number, not the parameters
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
    return best

# %% wrong: counted from 0 -> "93 of the only check", "91"
# the first check comes after one piece
def guarded(start, feedback, learn, accuracy, every, allowed):
    """The parameters after all feedback: a draft learns, and is checked after each `every` pieces."""
    safe = draft = start
    best = accuracy(start)
    for number, one in enumerate(feedback):
        draft = learn(draft, one)
        if number % every == 0:
            reached = accuracy(draft)
            if reached < best - allowed:
                draft = safe
            else:
                safe = draft
                best = max(best, reached)
    return safe

# %% wrong: half repaired -> "53", "93"
# one line repaired, the line with the dots left in
def guarded(start, feedback, learn, accuracy, every, allowed):
    """The parameters after all feedback: a draft learns, and is checked after each `every` pieces."""
    ...  # delete this line when you have repaired the guard
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
    return draft or safe

# %% right: whole pieces only
# cuts the feedback into whole pieces and leaves the rest
from functools import reduce


def guarded(start, feedback, learn, accuracy, every, allowed):
    feedback = list(feedback)
    safe, best = start, accuracy(start)
    for begin in range(0, len(feedback) - every + 1, every):
        draft = reduce(learn, feedback[begin : begin + every], safe)
        if (reached := accuracy(draft)) >= best - allowed:
            safe, best = draft, max(best, reached)
    return safe

# %% wrong: one more check at the end -> "only the start, 70"
# checks the rest of the feedback too
def guarded(start, feedback, learn, accuracy, every, allowed):
    safe = draft = start
    best = accuracy(start)
    for number, one in enumerate(feedback, start=1):
        draft = learn(draft, one)
        if number % every == 0 or number == len(feedback):
            reached = accuracy(draft)
            if reached < best - allowed:
                draft = safe
            else:
                safe = draft
                best = max(best, reached)
    return safe

# %% wrong: the start stays the measure -> "best"
# never raises the best
def guarded(start, feedback, learn, accuracy, every, allowed):
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

# %% wrong: a bad draft goes on learning -> "thrown away"
# forgets to go back to the last good parameters
def guarded(start, feedback, learn, accuracy, every, allowed):
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

# %% wrong: only the best is kept -> "89 and 88 pass"
# keeps a draft only if it is at least the best
def guarded(start, feedback, learn, accuracy, every, allowed):
    safe = draft = start
    best = accuracy(start)
    for number, one in enumerate(feedback, start=1):
        draft = learn(draft, one)
        if number % every == 0:
            reached = accuracy(draft)
            if reached < best - allowed:
                draft = safe
            elif reached >= best:
                safe = draft
                best = reached
    return safe
