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

# %% wrong: as it was
# the function as it was handed out
def perplexity(logs):
    ...  # delete this line when you have repaired the function
    total, number = 0.0, 0
    for text in logs:
        total = total - np.mean(text)
        number = number + 1
    return 2 ** (total / number)

# %% wrong: base ten
# ten to the power
def perplexity(logs):
    return 10 ** -np.mean(np.concatenate(logs))

# %% wrong: first text
# looks at the first text only
def perplexity(logs):
    return np.exp(-np.mean(logs[0]))

# %% wrong: mean loss
# the mean loss, without the exponential
def perplexity(logs):
    return -np.mean(np.concatenate(logs))

# %% wrong: mean of perplexities
# the mean of the perplexities of the texts
def perplexity(logs):
    return np.mean([np.exp(-np.mean(text)) for text in logs])

# %% wrong: mean probability
# one over the mean probability
def perplexity(logs):
    return 1 / np.mean(np.exp(np.concatenate(logs)))

# %% wrong: no minus
# forgets the minus
def perplexity(logs):
    return np.exp(np.mean(np.concatenate(logs)))

# %% wrong: only the mean
# repairs the mean, and leaves the power of two
def perplexity(logs):
    return 2 ** -np.mean(np.concatenate(logs))

# %% wrong: only the power
# repairs the power, and still takes the mean of means
def perplexity(logs):
    of_each_text = [-np.mean(text) for text in logs]
    return np.exp(np.mean(of_each_text))

# %% wrong: sum instead of mean
# the sum instead of the mean
def perplexity(logs):
    return np.exp(-np.sum(np.concatenate(logs)))
