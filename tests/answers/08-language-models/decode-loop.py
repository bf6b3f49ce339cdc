# %% inputs
"""A toy model: the next token is a fixed mix of all so far; the prompt, the length and the end are drawn."""

import numpy as np


def inputs(draw):
    rng = np.random.default_rng(draw)
    weights = rng.integers(1, 9, 64)

    def next_scores(tokens):
        mixed = int(np.dot(weights[: len(tokens)], tokens) + len(tokens)) % 9
        return -((np.arange(9) - mixed) ** 2) / 3

    prompt = [int(token) for token in rng.integers(0, 9, draw % 5 + 1)]
    return next_scores, prompt, int(rng.integers(0, 12)), int(rng.integers(0, 9))

# %% right: copy and cut
# a copy of the prompt, cut off at the end
def write_on(next_scores, prompt, most, end):
    tokens = list(prompt)
    for _ in range(most):
        token = int(np.argmax(next_scores(tokens)))
        if token == end:
            break
        tokens.append(token)
    return tokens[len(prompt) :]

# %% right: recursive
# calls itself with a longer prompt
def write_on(next_scores, prompt, most, end):
    if most == 0:
        return []
    token = int(np.argmax(next_scores(list(prompt))))
    if token == end:
        return []
    return [token] + write_on(next_scores, list(prompt) + [token], most - 1, end)

# %% right: sorted pairs
# looks for the largest by hand
def write_on(next_scores, prompt, most, end):
    made = []
    for _ in range(most):
        scores = [float(score) for score in next_scores(list(prompt) + made)]
        token = scores.index(max(scores))
        if token == end:
            break
        made = made + [token]
    return made

# %% right: two lists
# keeps the new ones in a list of their own
def write_on(next_scores, prompt, most, end):
    new = []
    while len(new) < most:
        scores = next_scores(prompt + new)
        best = int(scores.argmax())
        if best == end:
            return new
        new.append(best)
    return new

# %% wrong: changes the prompt
# appends to the list that was handed in
def write_on(next_scores, prompt, most, end):
    length = len(prompt)
    for _ in range(most):
        token = int(np.argmax(next_scores(prompt)))
        if token == end:
            break
        prompt.append(token)
    return prompt[length:]

# %% wrong: end included
# keeps the end token
def write_on(next_scores, prompt, most, end):
    tokens = list(prompt)
    for _ in range(most):
        token = int(np.argmax(next_scores(tokens)))
        tokens.append(token)
        if token == end:
            break
    return tokens[len(prompt) :]

# %% wrong: length of all
# counts the prompt into `most`
def write_on(next_scores, prompt, most, end):
    tokens = list(prompt)
    while len(tokens) < most:
        token = int(np.argmax(next_scores(tokens)))
        if token == end:
            break
        tokens.append(token)
    return tokens[len(prompt) :]

# %% wrong: never ends
# does not look for the end
def write_on(next_scores, prompt, most, end):
    tokens = list(prompt)
    for _ in range(most):
        tokens.append(int(np.argmax(next_scores(tokens))))
    return tokens[len(prompt) :]

# %% wrong: not touched
# not touched
def write_on(next_scores, prompt, most, end):
    """The new tokens, greedily: at most `most`, and none from `end` on."""
    ...

# %% wrong: one pass
# asks once and takes the best of one pass
def write_on(next_scores, prompt, most, end):
    scores = next_scores(list(prompt))
    order = np.argsort(-scores)
    return [int(token) for token in order[:most] if token != end]

# %% wrong: prompt too
# returns the prompt as well
def write_on(next_scores, prompt, most, end):
    tokens = list(prompt)
    for _ in range(most):
        token = int(np.argmax(next_scores(tokens)))
        if token == end:
            break
        tokens.append(token)
    return tokens

# %% wrong: same prompt each time
# each pass reads the prompt only
def write_on(next_scores, prompt, most, end):
    new = []
    for _ in range(most):
        token = int(np.argmax(next_scores(list(prompt))))
        if token == end:
            break
        new.append(token)
    return new

# %% wrong: score not place
# appends the highest score instead of its token
def write_on(next_scores, prompt, most, end):
    tokens = list(prompt)
    for _ in range(most):
        token = int(np.max(next_scores(tokens)))
        if token == end:
            break
        tokens.append(token)
    return tokens[len(prompt) :]

# %% wrong: stops at an end in the prompt
# an end token in the prompt ends it at once
def write_on(next_scores, prompt, most, end):
    tokens = list(prompt)
    while len(tokens) < len(prompt) + most and end not in tokens:
        tokens.append(int(np.argmax(next_scores(tokens))))
    new = tokens[len(prompt) :]
    return new[:-1] if new and new[-1] == end else new

# %% wrong: without the prompt
# each pass after the first reads the new tokens only
def write_on(next_scores, prompt, most, end):
    new = []
    for _ in range(most):
        token = int(np.argmax(next_scores(new or list(prompt))))
        if token == end:
            break
        new.append(token)
    return new
