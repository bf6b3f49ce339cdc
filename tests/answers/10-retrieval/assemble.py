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

# %% wrong: all of them
# forgets the budget
def assemble(question, chunks, budget, count):
    return written(question, chunks)

# %% wrong: below budget
# just the budget is too much here
def assemble(question, chunks, budget, count):
    taken = []
    for chunk in chunks:
        if count(written(question, [*taken, chunk])) < budget:
            taken.append(chunk)
    return written(question, taken)

# %% wrong: chunks only
# counts the chunks without question and numbers
def assemble(question, chunks, budget, count):
    taken, used = [], 0
    for chunk in chunks:
        if used + count(chunk) <= budget:
            taken.append(chunk)
            used += count(chunk)
    return written(question, taken)

# %% wrong: cuts the last
# cuts the prompt in the middle of a source
def assemble(question, chunks, budget, count):
    text = written(question, chunks)
    while count(text) > budget:
        chunks = [*chunks[:-1], " ".join(chunks[-1].split()[:-1])] if chunks[-1] else chunks[:-1]
        text = written(question, chunks)
    return text

# %% wrong: each alone
# asks for each chunk by itself, and never for all together
def assemble(question, chunks, budget, count):
    return written(question, [chunk for chunk in chunks if count(written(question, [chunk])) <= budget])

# %% wrong: returns list
# gives the list instead of the prompt
def assemble(question, chunks, budget, count):
    taken = []
    for chunk in chunks:
        if count(written(question, [*taken, chunk])) <= budget:
            taken.append(chunk)
    return taken

# %% wrong: shortest first
# sorts by length, so that more fit and the best may be left out
def assemble(question, chunks, budget, count):
    taken = []
    for chunk in sorted(chunks, key=count):
        if count(written(question, [*taken, chunk])) <= budget:
            taken.append(chunk)
    return written(question, taken)

# %% wrong: stops at first
# stops at the first one that does not fit
def assemble(question, chunks, budget, count):
    taken = []
    for chunk in chunks:
        if count(written(question, [*taken, chunk])) > budget:
            break
        taken.append(chunk)
    return written(question, taken)
