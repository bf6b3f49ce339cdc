# %% right: by nudge
# each slope by a nudge of its weight, as in the cell above, without the formula
def one_step(weights, table, labels, rate):
    def mean_loss(w):
        scores = table @ w
        return np.mean(np.logaddexp(0, scores) - labels * scores)

    slopes = [(mean_loss(weights + nudge) - mean_loss(weights - nudge)) / 2e-4 for nudge in 1e-4 * np.eye(len(weights))]
    return weights - rate * np.array(slopes)

# %% right: column by column
# one weight after the other
def one_step(weights, table, labels, rate):
    errors = 1 / (1 + np.exp(-table.dot(weights))) - labels
    new = []
    for column in range(len(weights)):
        new.append(weights[column] - rate * np.mean(errors * table[:, column]))
    return np.array(new)

# %% right: formula
# the formula, line by line
def one_step(weights, table, labels, rate):
    chance = 1 / (1 + np.exp(-(table @ weights)))
    errors = chance - labels
    slopes = table.T @ errors / len(labels)
    return weights - rate * slopes

# %% right: mean of rows
# error times row, then the mean over the messages
def one_step(weights, table, labels, rate):
    chance = 1 / (1 + np.exp(-(table @ weights)))
    slopes = ((chance - labels)[:, None] * table).mean(axis=0)
    return weights - rate * slopes

# %% wrong: always half -> "use the weights", "2.125"
# the probability is always 0.5, as at the start
def one_step(weights, table, labels, rate):
    errors = 0.5 - labels
    return weights - rate * table.T @ errors / len(labels)

# %% wrong: by columns -> "mean over the four messages", "0.0284"
# divides by the number of columns
def one_step(weights, table, labels, rate):
    errors = 1 / (1 + np.exp(-(table @ weights))) - labels
    return weights - rate * table.T @ errors / len(weights)

# %% wrong: in place -> "old weight should still be 0", "[[0.5], [0.5]]"
# changes the old weights, which the caller still holds
def one_step(weights, table, labels, rate):
    errors = 1 / (1 + np.exp(-(table @ weights))) - labels
    weights -= rate * (table.T @ errors / len(labels))
    return weights

# %% wrong: loss not slope -> "0 and -0.25", "[0.0, 0.0]"
# every weight gets the mean error: the value drives the step, not the slope of each weight
def one_step(weights, table, labels, rate):
    errors = 1 / (1 + np.exp(-(table @ weights))) - labels
    return weights - rate * np.mean(errors)

# %% wrong: no rate -> "rate of 0.5", "-0.125"
# the rate is forgotten
def one_step(weights, table, labels, rate):
    errors = 1 / (1 + np.exp(-(table @ weights))) - labels
    return weights - table.T @ errors / len(labels)

# %% wrong: no sigmoid -> "Both probabilities are 0.5"
# the score is taken for the probability
def one_step(weights, table, labels, rate):
    errors = table @ weights - labels
    return weights - rate * table.T @ errors / len(labels)

# %% wrong: not touched -> "three dots"
# not touched at all
def one_step(weights, table, labels, rate):
    """The weights after one step against the slope of the mean loss, one for each column."""
    ...

# %% wrong: only the step -> "2.0672", "0.067"
# gives the step and not the new weights
def one_step(weights, table, labels, rate):
    errors = 1 / (1 + np.exp(-(table @ weights))) - labels
    return -rate * table.T @ errors / len(labels)

# %% wrong: sum -> "0 and -0.25", "[0.0, -0.5]"
# the sum over the messages instead of the mean
def one_step(weights, table, labels, rate):
    errors = 1 / (1 + np.exp(-(table @ weights))) - labels
    return weights - rate * table.T @ errors

# %% wrong: uphill -> "0 and -0.25", "[0.0, 0.25]", "should fall"
# goes with the slope
def one_step(weights, table, labels, rate):
    errors = 1 / (1 + np.exp(-(table @ weights))) - labels
    return weights + rate * table.T @ errors / len(labels)

# %% right: jax grad
# jax.grad of the mean loss; the result is a jax array
def one_step(weights, table, labels, rate):
    def mean_loss(w):
        return binary_cross_entropy(jnp.asarray(table) @ w, jnp.asarray(labels))

    return jnp.asarray(weights) - rate * jax.grad(mean_loss)(jnp.asarray(weights))

# %% right: plain Python
# loops and lists, without numpy; a list comes back
def one_step(weights, table, labels, rate):
    import math

    new = [float(weight) for weight in weights]
    for row, label in zip(table, labels):
        score = sum(float(w) * float(x) for w, x in zip(weights, row))
        error = 1 / (1 + math.exp(-score)) - label
        for column in range(len(new)):
            new[column] -= rate * error * float(row[column]) / len(labels)
    return new

# %% right: einsum
# einsum and a copy
def one_step(weights, table, labels, rate):
    new = weights.copy()
    chance = 0.5 * (1 + np.tanh(np.einsum("mc,c->m", table, weights) / 2))
    new -= rate * np.einsum("m,mc->c", chance - labels, table) / table.shape[0]
    return new

# %% right: helper
# the chapter's own function for the probability
def one_step(weights, table, labels, rate):
    errors = probability(np.dot(table, weights)) - labels
    return weights - rate * np.dot(errors, table) / len(table)

# %% wrong: label minus probability -> "0 and -0.25", "should fall"
# the error has the wrong sign
def one_step(weights, table, labels, rate):
    errors = labels - 1 / (1 + np.exp(-(table @ weights)))
    return weights - rate * table.T @ errors / len(labels)

# %% wrong: divided by the rate -> "-0.125"
# divides by the rate
def one_step(weights, table, labels, rate):
    errors = 1 / (1 + np.exp(-(table @ weights))) - labels
    return weights - table.T @ errors / len(labels) / rate

# %% wrong: sigmoid with the wrong sign -> "2.0672"
# e to the power of the score instead of minus the score
def one_step(weights, table, labels, rate):
    errors = 1 / (1 + np.exp(table @ weights)) - labels
    return weights - rate * table.T @ errors / len(labels)

# %% wrong: slopes only -> "0 and -0.25"
# returns the slopes
def one_step(weights, table, labels, rate):
    errors = 1 / (1 + np.exp(-(table @ weights))) - labels
    return table.T @ errors / len(labels)

# %% wrong: rounded -> "2.0672"
# rounds the new weights to two digits
def one_step(weights, table, labels, rate):
    errors = 1 / (1 + np.exp(-(table @ weights))) - labels
    return np.round(weights - rate * table.T @ errors / len(labels), 2)

# %% wrong: prints -> "returned nothing"
# prints the new weights
def one_step(weights, table, labels, rate):
    errors = 1 / (1 + np.exp(-(table @ weights))) - labels
    print(weights - rate * table.T @ errors / len(labels))

# %% wrong: new weights used at once -> "weights"
# computes the probabilities again after each weight
def one_step(weights, table, labels, rate):
    new = np.array(weights, dtype=float)
    for j in range(len(new)):
        probabilities = 1 / (1 + np.exp(-(table @ new)))
        new[j] = new[j] - rate * np.mean((probabilities - labels) * table[:, j])
    return new

# %% wrong: divided by the columns -> "messages"
# divides by the number of weights
def one_step(weights, table, labels, rate):
    errors = 1 / (1 + np.exp(-(table @ weights))) - labels
    return weights - rate * (table.T @ errors) / table.shape[1]

# %% wrong: yes or no instead of a probability -> "probabilit"
# rounds the probability to 0 or 1
def one_step(weights, table, labels, rate):
    errors = np.round(1 / (1 + np.exp(-(table @ weights)))) - labels
    return weights - rate * (table.T @ errors) / len(labels)
