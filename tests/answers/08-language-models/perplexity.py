# %% inputs
"""Texts of drawn lengths, with drawn probabilities."""

import numpy as np


def inputs(draw):
    rng = np.random.default_rng(draw)
    return ([np.log(rng.uniform(0.01, 1, rng.integers(1, 9))) for _ in range(1 + draw % 5)],)

# %% right: end to end
# lays all texts end to end
def perplexity(logs):
    return np.exp(-np.mean(np.concatenate(logs)))

# %% right: root of a product
# one over the geometric mean of the probabilities
def perplexity(logs):
    every = [float(log) for text in logs for log in text]
    return float(np.prod(np.exp(np.array(every) / -len(every))))

# %% right: sums
# sums and numbers of tokens over all texts
def perplexity(logs):
    total = sum(np.sum(text) for text in logs)
    tokens = sum(len(text) for text in logs)
    return np.exp(-total / tokens)

# %% right: weighted
# means of the texts, weighted by their lengths
def perplexity(logs):
    means = [-np.mean(text) for text in logs]
    return np.exp(np.average(means, weights=[len(text) for text in logs]))

# %% wrong: as it was -> "1.6168", "mean over all tokens"
# the function as it was handed out
def perplexity(logs):
    ...  # delete this line when you have repaired the function
    total, number = 0.0, 0
    for text in logs:
        total = total - np.mean(text)
        number = number + 1
    return 2 ** (total / number)

# %% wrong: base ten -> "4.9334", "natural logarithm"
# ten to the power
def perplexity(logs):
    return 10 ** -np.mean(np.concatenate(logs))

# %% wrong: first text -> "2.0", "four tokens gives 2.828"
# looks at the first text only
def perplexity(logs):
    return np.exp(-np.mean(logs[0]))

# %% wrong: mean loss -> "0.6931", "natural logarithm"
# the mean loss, without the exponential
def perplexity(logs):
    return -np.mean(np.concatenate(logs))

# %% wrong: mean of perplexities -> "4.99999", "four tokens gives 2.828"
# the mean of the perplexities of the texts
def perplexity(logs):
    return np.mean([np.exp(-np.mean(text)) for text in logs])

# %% wrong: mean probability -> "2.4615", "four tokens gives 2.828"
# one over the mean probability
def perplexity(logs):
    return 1 / np.mean(np.exp(np.concatenate(logs)))

# %% wrong: no minus -> "returned 0.5", "the perplexity is 2"
# forgets the minus
def perplexity(logs):
    return np.exp(np.mean(np.concatenate(logs)))

# %% wrong: only the mean -> "1.6168", "natural logarithm"
# repairs the mean, and leaves the power of two
def perplexity(logs):
    return 2 ** -np.mean(np.concatenate(logs))

# %% wrong: only the power -> "2.828", "single token of the short text"
# repairs the power, and still takes the mean of means
def perplexity(logs):
    of_each_text = [-np.mean(text) for text in logs]
    return np.exp(np.mean(of_each_text))

# %% wrong: sum instead of mean -> "7.99999", "mean over all tokens"
# the sum instead of the mean
def perplexity(logs):
    return np.exp(-np.sum(np.concatenate(logs)))

# %% right: jax
# computed by JAX, in 32 bits
import jax.numpy as jnp


def perplexity(logs):
    """Of all texts together: perplexity([np.log([0.5, 0.5]), np.log([0.5])]) is 2.0."""
    return jnp.exp(-jnp.concatenate([jnp.asarray(text) for text in logs]).mean())

# %% right: counts token by token
# two loops and plain Python
import math


def perplexity(logs):
    """Of all texts together: perplexity([np.log([0.5, 0.5]), np.log([0.5])]) is 2.0."""
    total = 0.0
    number = 0
    for text in logs:
        for log in text:
            total -= log
            number += 1
    return math.exp(total / number)

# %% right: repaired in place
# two lines repaired, e instead of 2
def perplexity(logs):
    """Of all texts together: perplexity([np.log([0.5, 0.5]), np.log([0.5])]) is 2.0."""
    total, number = 0.0, 0
    for text in logs:
        total = total - text.sum()
        number = number + text.size
    return np.e ** (total / number)

# %% right: reciprocal
# one over the geometric mean
def perplexity(logs):
    """Of all texts together: perplexity([np.log([0.5, 0.5]), np.log([0.5])]) is 2.0."""
    return 1 / np.exp(np.hstack(logs).mean())

# %% right: mean times length
# keeps np.mean, and weights it by the length
def perplexity(logs):
    """Of all texts together: perplexity([np.log([0.5, 0.5]), np.log([0.5])]) is 2.0."""
    total, number = 0.0, 0
    for text in logs:
        total = total - np.mean(text) * len(text)
        number = number + len(text)
    return np.exp(total / number)

# %% wrong: sum over texts -> "2.82842", "the perplexity is 2", "mean over all tokens"
# the sum of each text, divided by the number of texts
def perplexity(logs):
    """Of all texts together: perplexity([np.log([0.5, 0.5]), np.log([0.5])]) is 2.0."""
    total, number = 0.0, 0
    for text in logs:
        total = total - np.sum(text)
        number = number + 1
    return np.exp(total / number)

# %% wrong: last text counts -> "7.99999", "mean over all tokens"
# number is overwritten instead of added to
def perplexity(logs):
    """Of all texts together: perplexity([np.log([0.5, 0.5]), np.log([0.5])]) is 2.0."""
    total, number = 0.0, 0
    for text in logs:
        total = total - np.sum(text)
        number = len(text)
    return np.exp(total / number)

# %% wrong: two to the power of tokens -> "1.6168", "natural logarithm"
# counts tokens, and leaves the power of two
def perplexity(logs):
    """Of all texts together: perplexity([np.log([0.5, 0.5]), np.log([0.5])]) is 2.0."""
    total, number = 0.0, 0
    for text in logs:
        total = total - np.sum(text)
        number = number + len(text)
    return 2 ** (total / number)

# %% wrong: rounded -> "returned 2.8.", "2.828"
# rounds to one decimal
def perplexity(logs):
    """Of all texts together: perplexity([np.log([0.5, 0.5]), np.log([0.5])]) is 2.0."""
    return round(float(np.exp(-np.mean(np.concatenate(logs)))), 1)

# %% wrong: returns in the loop -> "2.0", "four tokens gives 2.828"
# returns after the first text
def perplexity(logs):
    """Of all texts together: perplexity([np.log([0.5, 0.5]), np.log([0.5])]) is 2.0."""
    total, number = 0.0, 0
    for text in logs:
        total = total - np.sum(text)
        number = number + len(text)
        return np.exp(total / number)

# %% wrong: median -> "2.0", "mean over the four tokens"
# the median of the tokens
def perplexity(logs):
    """Of all texts together: perplexity([np.log([0.5, 0.5]), np.log([0.5])]) is 2.0."""
    return np.exp(-np.median(np.concatenate(logs)))

# %% wrong: printed -> "printed 2.0", "return"
# prints the perplexity
def perplexity(logs):
    """Of all texts together: perplexity([np.log([0.5, 0.5]), np.log([0.5])]) is 2.0."""
    print(np.exp(-np.mean(np.concatenate(logs))))

# %% wrong: log of a probability -> "1.4426", "mean over all tokens"
# takes the logarithm of the logarithms
def perplexity(logs):
    """Of all texts together: perplexity([np.log([0.5, 0.5]), np.log([0.5])]) is 2.0."""
    return np.exp(-np.mean(np.log(-np.concatenate(logs))))

# %% wrong: dots left in -> "2.828", "single token of the short text"
# only the power is repaired, and the line with the dots is still there
def perplexity(logs):
    """Of all texts together: perplexity([np.log([0.5, 0.5]), np.log([0.5])]) is 2.0."""
    ...  # delete this line when you have repaired the function
    total, number = 0.0, 0
    for text in logs:
        total = total - np.mean(text)
        number = number + 1
    return np.exp(total / number)
