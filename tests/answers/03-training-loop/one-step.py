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

# %% wrong: always half
# the probability is always 0.5, as at the start
def one_step(weights, table, labels, rate):
    errors = 0.5 - labels
    return weights - rate * table.T @ errors / len(labels)

# %% wrong: by columns
# divides by the number of columns
def one_step(weights, table, labels, rate):
    errors = 1 / (1 + np.exp(-(table @ weights))) - labels
    return weights - rate * table.T @ errors / len(weights)

# %% wrong: in place
# changes the old weights, which the caller still holds
def one_step(weights, table, labels, rate):
    errors = 1 / (1 + np.exp(-(table @ weights))) - labels
    weights -= rate * (table.T @ errors / len(labels))
    return weights

# %% wrong: loss not slope
# every weight gets the mean error: the value drives the step, not the slope of each weight
def one_step(weights, table, labels, rate):
    errors = 1 / (1 + np.exp(-(table @ weights))) - labels
    return weights - rate * np.mean(errors)

# %% wrong: no rate
# the rate is forgotten
def one_step(weights, table, labels, rate):
    errors = 1 / (1 + np.exp(-(table @ weights))) - labels
    return weights - table.T @ errors / len(labels)

# %% wrong: no sigmoid
# the score is taken for the probability
def one_step(weights, table, labels, rate):
    errors = table @ weights - labels
    return weights - rate * table.T @ errors / len(labels)

# %% wrong: not touched
# not touched at all
def one_step(weights, table, labels, rate):
    """The weights after one step against the slope of the mean loss, one for each column."""
    ...

# %% wrong: only the step
# gives the step and not the new weights
def one_step(weights, table, labels, rate):
    errors = 1 / (1 + np.exp(-(table @ weights))) - labels
    return -rate * table.T @ errors / len(labels)

# %% wrong: sum
# the sum over the messages instead of the mean
def one_step(weights, table, labels, rate):
    errors = 1 / (1 + np.exp(-(table @ weights))) - labels
    return weights - rate * table.T @ errors

# %% wrong: uphill
# goes with the slope
def one_step(weights, table, labels, rate):
    errors = 1 / (1 + np.exp(-(table @ weights))) - labels
    return weights + rate * table.T @ errors / len(labels)
