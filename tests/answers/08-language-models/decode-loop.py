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

# %% wrong: changes the prompt -> "[1, 2, 3, 6, 5, 3]", "prompt 1, 2 after the call"
# appends to the list that was handed in
def write_on(next_scores, prompt, most, end):
    length = len(prompt)
    for _ in range(most):
        token = int(np.argmax(next_scores(prompt)))
        if token == end:
            break
        prompt.append(token)
    return prompt[length:]

# %% wrong: end included -> "[3, 6, 5]", "comes 5, which is the end token"
# keeps the end token
def write_on(next_scores, prompt, most, end):
    tokens = list(prompt)
    for _ in range(most):
        token = int(np.argmax(next_scores(tokens)))
        tokens.append(token)
        if token == end:
            break
    return tokens[len(prompt) :]

# %% wrong: length of all -> "[3, 6]", "four tokens"
# counts the prompt into `most`
def write_on(next_scores, prompt, most, end):
    tokens = list(prompt)
    while len(tokens) < most:
        token = int(np.argmax(next_scores(tokens)))
        if token == end:
            break
        tokens.append(token)
    return tokens[len(prompt) :]

# %% wrong: never ends -> "[3, 6, 5, 3, 6, 5, 3, 6, 5]", "end token"
# does not look for the end
def write_on(next_scores, prompt, most, end):
    tokens = list(prompt)
    for _ in range(most):
        tokens.append(int(np.argmax(next_scores(tokens))))
    return tokens[len(prompt) :]

# %% wrong: not touched -> "three dots", "write_on"
# not touched
def write_on(next_scores, prompt, most, end):
    """The new tokens, greedily: at most `most`, and none from `end` on."""
    ...

# %% wrong: one pass -> "[3, 2, 4, 1]", "6 comes after 1, 2, 3"
# asks once and takes the best of one pass
def write_on(next_scores, prompt, most, end):
    scores = next_scores(list(prompt))
    order = np.argsort(-scores)
    return [int(token) for token in order[:most] if token != end]

# %% wrong: prompt too -> "[1, 2, 3, 6, 5, 3]", "3 comes after 1, 2"
# returns the prompt as well
def write_on(next_scores, prompt, most, end):
    tokens = list(prompt)
    for _ in range(most):
        token = int(np.argmax(next_scores(tokens)))
        if token == end:
            break
        tokens.append(token)
    return tokens

# %% wrong: same prompt each time -> "[3, 3, 3, 3]", "6 comes after 1, 2, 3"
# each pass reads the prompt only
def write_on(next_scores, prompt, most, end):
    new = []
    for _ in range(most):
        token = int(np.argmax(next_scores(list(prompt))))
        if token == end:
            break
        new.append(token)
    return new

# %% wrong: score not place -> "[0, 0, 0, 0, 0, 0, 0, 0, 0]", "3 comes after 1, 2"
# appends the highest score instead of its token
def write_on(next_scores, prompt, most, end):
    tokens = list(prompt)
    for _ in range(most):
        token = int(np.max(next_scores(tokens)))
        if token == end:
            break
        tokens.append(token)
    return tokens[len(prompt) :]

# %% wrong: stops at an end in the prompt -> "4 in the prompt", "only a new token"
# an end token in the prompt ends it at once
def write_on(next_scores, prompt, most, end):
    tokens = list(prompt)
    while len(tokens) < len(prompt) + most and end not in tokens:
        tokens.append(int(np.argmax(next_scores(tokens))))
    new = tokens[len(prompt) :]
    return new[:-1] if new and new[-1] == end else new

# %% wrong: without the prompt -> "[3, 3, 6, 5]", "6 comes after 1, 2, 3"
# each pass after the first reads the new tokens only
def write_on(next_scores, prompt, most, end):
    new = []
    for _ in range(most):
        token = int(np.argmax(next_scores(new or list(prompt))))
        if token == end:
            break
        new.append(token)
    return new

# %% right: tuple back
# the new tokens as a tuple
def write_on(next_scores, prompt, most, end):
    """The new tokens, greedily: at most `most`, and none from `end` on."""
    written = ()
    while len(written) < most:
        scores = next_scores([*prompt, *written])
        token = max(range(len(scores)), key=lambda place: scores[place])
        if token == end:
            break
        written += (token,)
    return written

# %% right: numpy whole numbers
# the tokens stay NumPy numbers
def write_on(next_scores, prompt, most, end):
    """The new tokens, greedily: at most `most`, and none from `end` on."""
    tokens = prompt.copy()
    for step in range(most):
        best = np.argmax(next_scores(tokens))
        if best == end:
            return tokens[len(prompt) :]
        tokens += [best]
    return tokens[len(prompt) :]

# %% right: generator inside
# an inner generator that yields tokens
def write_on(next_scores, prompt, most, end):
    """The new tokens, greedily: at most `most`, and none from `end` on."""

    def tokens():
        so_far = list(prompt)
        for _ in range(most):
            token = int(np.argmax(next_scores(so_far)))
            if token == end:
                return
            yield token
            so_far.append(token)

    return list(tokens())

# %% right: jax argmax
# argmax by JAX
import jax.numpy as jnp


def write_on(next_scores, prompt, most, end):
    """The new tokens, greedily: at most `most`, and none from `end` on."""
    tokens = list(prompt)
    n = len(tokens)
    while len(tokens) - n < most:
        token = int(jnp.argmax(jnp.asarray(next_scores(tokens))))
        if token == end:
            break
        tokens.append(token)
    return tokens[n:]

# %% right: array back
# the new tokens as an array
def write_on(next_scores, prompt, most, end):
    """The new tokens, greedily: at most `most`, and none from `end` on."""
    new = np.array([], dtype=int)
    for _ in range(most):
        token = np.argsort(next_scores(list(prompt) + new.tolist()))[-1]
        if token == end:
            break
        new = np.append(new, token)
    return new

# %% right: while with a flag
# a flag says that the text is over
def write_on(next_scores, prompt, most, end):
    """The new tokens, greedily: at most `most`, and none from `end` on."""
    context = list(prompt)
    answer = []
    finished = most == 0
    while not finished:
        scores = next_scores(context)
        token = int(np.where(scores == np.max(scores))[0][0])
        if token == end:
            finished = True
        else:
            answer.append(token)
            context.append(token)
            finished = len(answer) == most
    return answer

# %% right: one pass too many
# asks once more before it sees that enough tokens are written
def write_on(next_scores, prompt, most, end):
    """The new tokens, greedily: at most `most`, and none from `end` on."""
    tokens = list(prompt)
    new = []
    while True:
        token = int(np.argmax(next_scores(tokens + new)))
        if token == end or len(new) >= most:
            return new
        new.append(token)

# %% wrong: forgets most -> "200 passes", "`most` is 4"
# writes until the end token, however long that takes
def write_on(next_scores, prompt, most, end):
    """The new tokens, greedily: at most `most`, and none from `end` on."""
    tokens = list(prompt)
    while True:
        token = int(np.argmax(next_scores(tokens)))
        if token == end:
            return tokens[len(prompt) :]
        tokens.append(token)

# %% wrong: one too many -> "[3, 6, 5, 3, 6]", "four tokens"
# counts from zero up to and with most
def write_on(next_scores, prompt, most, end):
    """The new tokens, greedily: at most `most`, and none from `end` on."""
    tokens = list(prompt)
    for _ in range(most + 1):
        token = int(np.argmax(next_scores(tokens)))
        if token == end:
            break
        tokens.append(token)
    return tokens[len(prompt) :]

# %% wrong: one too few -> "[3, 6, 5]", "four tokens"
# counts from one
def write_on(next_scores, prompt, most, end):
    """The new tokens, greedily: at most `most`, and none from `end` on."""
    tokens = list(prompt)
    for _ in range(1, most):
        token = int(np.argmax(next_scores(tokens)))
        if token == end:
            break
        tokens.append(token)
    return tokens[len(prompt) :]

# %% wrong: writes at least one -> "`most` 0", "[3]"
# asks for the limit only after the first token
def write_on(next_scores, prompt, most, end):
    """The new tokens, greedily: at most `most`, and none from `end` on."""
    new = []
    while True:
        token = int(np.argmax(next_scores(list(prompt) + new)))
        if token == end:
            break
        new.append(token)
        if len(new) == most:
            break
    return new

# %% wrong: not appended -> "[3, 3, 3, 3]", "6 comes after 1, 2, 3"
# forgets to append the token for the next pass
def write_on(next_scores, prompt, most, end):
    """The new tokens, greedily: at most `most`, and none from `end` on."""
    tokens = list(prompt)
    new = []
    for _ in range(most):
        token = int(np.argmax(next_scores(tokens)))
        if token == end:
            break
        new.append(token)
    return new

# %% wrong: printed -> "printed 3 6 5 3", "return"
# prints each token and returns nothing
def write_on(next_scores, prompt, most, end):
    """The new tokens, greedily: at most `most`, and none from `end` on."""
    tokens = list(prompt)
    for _ in range(most):
        token = int(np.argmax(next_scores(tokens)))
        if token == end:
            break
        tokens.append(token)
        print(token)

# %% wrong: returns in the loop -> "came back: [3]", "four tokens"
# the return is indented into the loop
def write_on(next_scores, prompt, most, end):
    """The new tokens, greedily: at most `most`, and none from `end` on."""
    tokens = list(prompt)
    for _ in range(most):
        token = int(np.argmax(next_scores(tokens)))
        if token == end:
            break
        tokens.append(token)
        return tokens[len(prompt) :]

# %% wrong: nothing at the end -> "one path", "return"
# returns only where the end token comes
def write_on(next_scores, prompt, most, end):
    """The new tokens, greedily: at most `most`, and none from `end` on."""
    tokens = list(prompt)
    for _ in range(most):
        token = int(np.argmax(next_scores(tokens)))
        if token == end:
            return tokens[len(prompt) :]
        tokens.append(token)

# %% wrong: lowest -> "3 comes after 1, 2", "sum of all tokens"
# argmin instead of argmax
def write_on(next_scores, prompt, most, end):
    """The new tokens, greedily: at most `most`, and none from `end` on."""
    tokens = list(prompt)
    for _ in range(most):
        token = int(np.argmin(next_scores(tokens)))
        if token == end:
            break
        tokens.append(token)
    return tokens[len(prompt) :]

# %% wrong: skips the end -> "made 50 passes", "third pass"
# leaves the end token out and goes on
def write_on(next_scores, prompt, most, end):
    """The new tokens, greedily: at most `most`, and none from `end` on."""
    tokens = list(prompt)
    for _ in range(most):
        token = int(np.argmax(next_scores(tokens)))
        if token != end:
            tokens.append(token)
    return tokens[len(prompt) :]

# %% wrong: end as truth -> "end token here", "[0, 0, 0, 0, 0, 0]"
# an end token of 0 counts as no end token
def write_on(next_scores, prompt, most, end):
    """The new tokens, greedily: at most `most`, and none from `end` on."""
    tokens = list(prompt)
    for _ in range(most):
        token = int(np.argmax(next_scores(tokens)))
        if end and token == end:
            break
        tokens.append(token)
    return tokens[len(prompt) :]

# %% wrong: put in front -> "[[1, 2], [3, 1, 2], [6, 3, 1, 2]]", "the prompt and then the new tokens"
# puts each new token in front of the text
def write_on(next_scores, prompt, most, end):
    """The new tokens, greedily: at most `most`, and none from `end` on."""
    tokens = list(prompt)
    new = []
    for _ in range(most):
        token = int(np.argmax(next_scores(new[::-1] + tokens)))
        if token == end:
            break
        new.append(token)
    return new

# %% wrong: last token only -> "[2, 2, 2, 2]", "sum of all tokens"
# each pass reads the newest token only
def write_on(next_scores, prompt, most, end):
    """The new tokens, greedily: at most `most`, and none from `end` on."""
    new = []
    token = prompt[-1]
    for _ in range(most):
        token = int(np.argmax(next_scores([token])))
        if token == end:
            break
        new.append(token)
    return new

# %% wrong: repeats stop -> "[3, 6, 5]", "four tokens"
# stops when a token comes a second time
def write_on(next_scores, prompt, most, end):
    """The new tokens, greedily: at most `most`, and none from `end` on."""
    tokens = list(prompt)
    new = []
    for _ in range(most):
        token = int(np.argmax(next_scores(tokens)))
        if token == end or token in new:
            break
        tokens.append(token)
        new.append(token)
    return new

# %% wrong: as text -> "'3 6 5 3'", "a list"
# joins the tokens to a text
def write_on(next_scores, prompt, most, end):
    """The new tokens, greedily: at most `most`, and none from `end` on."""
    tokens = list(prompt)
    for _ in range(most):
        token = int(np.argmax(next_scores(tokens)))
        if token == end:
            break
        tokens.append(token)
    return " ".join(str(token) for token in tokens[len(prompt) :])

# %% wrong: alias -> "[1, 2, 3, 6, 5, 3]", "prompt 1, 2 after the call"
# a second name for the list is taken for a copy
def write_on(next_scores, prompt, most, end):
    """The new tokens, greedily: at most `most`, and none from `end` on."""
    tokens = prompt
    new = []
    for _ in range(most):
        token = int(np.argmax(next_scores(tokens)))
        if token == end:
            break
        tokens.append(token)
        new.append(token)
    return new

# %% wrong: dots left in -> "[1, 2, 3, 6, 5, 3]", "prompt 1, 2 after the call"
# the dots line is left in, and the prompt is changed
def write_on(next_scores, prompt, most, end):
    """The new tokens, greedily: at most `most`, and none from `end` on."""
    ...
    start = len(prompt)
    for _ in range(most):
        token = int(np.argmax(next_scores(prompt)))
        if token == end:
            break
        prompt.append(token)
    return prompt[start:]

# %% wrong: renamed -> "no `write_on`", "rename"
# the function has another name
def write(next_scores, prompt, most, end):
    """The new tokens, greedily: at most `most`, and none from `end` on."""
    tokens = list(prompt)
    for _ in range(most):
        token = int(np.argmax(next_scores(tokens)))
        if token == end:
            break
        tokens.append(token)
    return tokens[len(prompt) :]
