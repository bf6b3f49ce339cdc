# %% inputs
"""Chunks of a few letters and budgets around what fits; tokens are letters or words."""

import random


def words(text):
    return len(text.split())


def inputs(draw):
    rng = random.Random(draw)
    chunks = [" ".join("ab" * rng.randint(1, 2) for _ in range(rng.randint(1, 6))) for _ in range(rng.randint(0, 6))]
    count = words if draw % 2 else len
    return "Up to when?", chunks, (4 if draw % 2 else 21) + rng.randint(0, 40), count

# %% right: plus
# keeps the prompt beside the list
def assemble(question, chunks, budget, count):
    taken = []
    prompt = written(question, taken)
    for chunk in chunks:
        longer = written(question, taken + [chunk])
        if count(longer) <= budget:
            taken = taken + [chunk]
            prompt = longer
    return prompt

# %% right: recursive
# one chunk, then the rest
def assemble(question, chunks, budget, count, taken=()):
    if not chunks:
        return written(question, list(taken))
    longer = [*taken, chunks[0]]
    fits = count(written(question, longer)) <= budget
    return assemble(question, chunks[1:], budget, count, longer if fits else taken)

# %% right: take and give back
# puts each in and takes it out again where it is too much
def assemble(question, chunks, budget, count):
    taken = []
    for chunk in chunks:
        taken.append(chunk)
        if count(written(question, taken)) > budget:
            taken.pop()
    return written(question, taken)

# %% right: fold
# a fold with reduce
from functools import reduce


def assemble(question, chunks, budget, count):
    """The prompt with as many of the chunks, best first, as fit the budget."""
    def step(taken, chunk):
        longer = taken + [chunk]
        return longer if count(written(question, longer)) <= budget else taken

    return written(question, reduce(step, chunks, []))

# %% right: positions
# positions of what is taken, kept in a set
def assemble(question, chunks, budget, count):
    """The prompt with as many of the chunks, best first, as fit the budget."""
    kept = set()
    for place in range(len(chunks)):
        trial = [chunks[i] for i in sorted(kept | {place})]
        if not count(written(question, trial)) > budget:
            kept.add(place)
    return written(question, [chunks[i] for i in sorted(kept)])

# %% right: queue
# a copy that is emptied from the front
def assemble(question, chunks, budget, count):
    """The prompt with as many of the chunks, best first, as fit the budget."""
    waiting = list(chunks)
    taken = []
    while waiting:
        taken.append(waiting.pop(0))
        if budget < count(written(question, taken)):
            del taken[-1]
    return written(question, taken)

# %% right: helper
# a helper that says whether it fits, and a tuple
def assemble(question, chunks, budget, count):
    """The prompt with as many of the chunks, best first, as fit the budget."""
    def fits(some):
        return count(written(question, list(some))) <= budget

    taken = ()
    for chunk in chunks:
        taken = (*taken, chunk) if fits((*taken, chunk)) else taken
    return written(question, list(taken))

# %% right: own lines
# makes the lines by hand
def assemble(question, chunks, budget, count):
    """The prompt with as many of the chunks, best first, as fit the budget."""
    lines = []
    last = "Question: " + question
    for chunk in chunks:
        line = "[" + str(len(lines) + 1) + "] " + chunk
        if count("\n".join(lines + [line, last])) <= budget:
            lines.append(line)
    return "\n".join(lines + [last])

# %% wrong: all of them -> "exactly the budget"
# forgets the budget
def assemble(question, chunks, budget, count):
    return written(question, chunks)

# %% wrong: below budget -> "exactly the budget"
# just the budget is too much here
def assemble(question, chunks, budget, count):
    taken = []
    for chunk in chunks:
        if count(written(question, [*taken, chunk])) < budget:
            taken.append(chunk)
    return written(question, taken)

# %% wrong: chunks only -> "the question takes 3", "You returned"
# counts the chunks without question and numbers
def assemble(question, chunks, budget, count):
    taken, used = [], 0
    for chunk in chunks:
        if used + count(chunk) <= budget:
            taken.append(chunk)
            used += count(chunk)
    return written(question, taken)

# %% wrong: cuts the last -> "skipped whole"
# cuts the prompt in the middle of a source
def assemble(question, chunks, budget, count):
    text = written(question, chunks)
    while count(text) > budget:
        chunks = [*chunks[:-1], " ".join(chunks[-1].split()[:-1])] if chunks[-1] else chunks[:-1]
        text = written(question, chunks)
    return text

# %% wrong: each alone -> "You returned"
# asks for each chunk by itself, and never for all together
def assemble(question, chunks, budget, count):
    return written(question, [chunk for chunk in chunks if count(written(question, [chunk])) <= budget])

# %% wrong: returns list -> "asks for text", "one two three"
# gives the list instead of the prompt
def assemble(question, chunks, budget, count):
    taken = []
    for chunk in chunks:
        if count(written(question, [*taken, chunk])) <= budget:
            taken.append(chunk)
    return taken

# %% wrong: shortest first -> "You returned"
# sorts by length, so that more fit and the best may be left out
def assemble(question, chunks, budget, count):
    taken = []
    for chunk in sorted(chunks, key=count):
        if count(written(question, [*taken, chunk])) <= budget:
            taken.append(chunk)
    return written(question, taken)

# %% wrong: stops at first -> "with the third it has 9"
# stops at the first one that does not fit
def assemble(question, chunks, budget, count):
    taken = []
    for chunk in chunks:
        if count(written(question, [*taken, chunk])) > budget:
            break
        taken.append(chunk)
    return written(question, taken)

# %% wrong: old numbers -> "exactly the budget", "[3] one"
# keeps the numbers of the whole list
def assemble(question, chunks, budget, count):
    """The prompt with as many of the chunks, best first, as fit the budget."""
    lines = []
    for number, chunk in enumerate(chunks, 1):
        if count("\n".join([*lines, f"[{number}] {chunk}", f"Question: {question}"])) <= budget:
            lines.append(f"[{number}] {chunk}")
    return "\n".join([*lines, f"Question: {question}"])

# %% wrong: words always -> "`count` measures", "[3] cccccc"
# counts words instead of asking count
def assemble(question, chunks, budget, count):
    """The prompt with as many of the chunks, best first, as fit the budget."""
    taken = []
    for chunk in chunks:
        if len(written(question, [*taken, chunk]).split()) <= budget:
            taken.append(chunk)
    return written(question, taken)

# %% wrong: each chunk once -> "although they are equal"
# drops a chunk that is there already
def assemble(question, chunks, budget, count):
    """The prompt with as many of the chunks, best first, as fit the budget."""
    taken = []
    for chunk in chunks:
        if chunk not in taken and count(written(question, [*taken, chunk])) <= budget:
            taken.append(chunk)
    return written(question, taken)

# %% wrong: empties the list -> "stay as it was", "[]"
# takes the chunks out of the list that was passed in
def assemble(question, chunks, budget, count):
    """The prompt with as many of the chunks, best first, as fit the budget."""
    taken = []
    while chunks:
        chunk = chunks.pop(0)
        if count(written(question, [*taken, chunk])) <= budget:
            taken.append(chunk)
    return written(question, taken)

# %% right: fold over the chunks
# carries the taken chunks through functools.reduce
from functools import reduce


def assemble(question, chunks, budget, count):
    def step(taken, chunk):
        more = (*taken, chunk)
        return more if count(written(question, more)) <= budget else taken

    return written(question, reduce(step, chunks, ()))

# %% right: recursion over the rest
# goes through the rest of the chunks by calling itself
def assemble(question, chunks, budget, count, taken=()):
    if not chunks:
        return written(question, taken)
    first, *rest = chunks
    fits = count(written(question, [*taken, first])) <= budget
    return assemble(question, rest, budget, count, (*taken, first) if fits else taken)

# %% wrong: the shortest go first -> "in the order in which they came"
# sorts the chunks by their tokens
def assemble(question, chunks, budget, count):
    taken = []
    for chunk in sorted(chunks, key=count):
        if count(written(question, taken + [chunk])) <= budget:
            taken.append(chunk)
    return written(question, taken)

# %% wrong: numbers and line ends not counted -> "whole prompt"
# adds up the tokens of the pieces
def assemble(question, chunks, budget, count):
    taken, used = [], count(f"Question: {question}")
    for chunk in chunks:
        if used + count(chunk) <= budget:
            taken.append(chunk)
            used += count(chunk)
    return written(question, taken)

# %% wrong: budget must stay above -> "budget"
# wants the prompt to be below the budget
def assemble(question, chunks, budget, count):
    taken = []
    for chunk in chunks:
        if count(written(question, taken + [chunk])) < budget:
            taken.append(chunk)
    return written(question, taken)

# %% wrong: letters instead of tokens -> "the prompt has 16 words"
# measures with len
def assemble(question, chunks, budget, count):
    taken = []
    for chunk in chunks:
        if len(written(question, taken + [chunk])) <= budget:
            taken.append(chunk)
    return written(question, taken)

# %% wrong: empties the list of chunks -> "should stay as it was"
# pops the chunks from the list it was given
def assemble(question, chunks, budget, count):
    taken = []
    while chunks:
        chunk = chunks.pop(0)
        if count(written(question, taken + [chunk])) <= budget:
            taken.append(chunk)
    return written(question, taken)
