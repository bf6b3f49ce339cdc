# %% inputs
"""A parabola whose valley lies where the batch says, and an optimiser that remembers; the first one has no epoch."""

import numpy as np
import optax

OPTIMIZER = optax.sgd(0.1, momentum=0.9)  # made once: each new one would compile anew


def inputs(draw):
    rng = np.random.default_rng(draw)
    epochs, count = draw % 3, int(rng.integers(1, 4))
    start, valleys = float(rng.normal()), rng.normal(size=(2, count)).tolist()
    return start, epochs, lambda epoch: valleys[epoch], _pull, OPTIMIZER


def _pull(weight, valley):
    return (weight - valley) ** 2, 2 * (weight - valley)

# %% right: inner function
# the step as a function of its own
def my_loop(params, epochs, batches, loss_and_slopes, optimizer):
    def step(params, memory, batch):
        loss, slopes = loss_and_slopes(params, batch)
        updates, memory = optimizer.update(slopes, memory, params)
        return optax.apply_updates(params, updates), memory, loss

    memory, history = optimizer.init(params), []
    for epoch in range(epochs):
        losses = []
        for batch in batches(epoch):
            params, memory, loss = step(params, memory, batch)
            losses.append(float(loss))
        history.append(float(np.mean(losses)))
    return params, history

# %% right: running sum
# a running sum instead of a list, and a while loop
def my_loop(params, epochs, batches, loss_and_slopes, optimizer):
    memory = optimizer.init(params)
    history, epoch = [], 0
    while epoch < epochs:
        total, count = 0.0, 0
        for batch in batches(epoch):
            loss, slopes = loss_and_slopes(params, batch)
            total, count = total + float(loss), count + 1
            updates, memory = optimizer.update(slopes, memory, params)
            params = optax.apply_updates(params, updates)
        history.append(total / count)
        epoch += 1
    return [params, history]

# %% right: tree map
# adds the updates with jax.tree.map, and keeps the losses in an array
def my_loop(params, epochs, batches, loss_and_slopes, optimizer):
    memory, means = optimizer.init(params), []
    for epoch in range(epochs):
        own = batches(epoch)
        losses = np.zeros(len(own))
        for number, batch in enumerate(own):
            losses[number], slopes = loss_and_slopes(params, batch)
            updates, memory = optimizer.update(slopes, memory, params)
            params = jax.tree.map(lambda old, change: old + change, params, updates)
        means.append(losses.mean())
    return params, means

# %% right: two loops
# the loop as the hint tells it
def my_loop(params, epochs, batches, loss_and_slopes, optimizer):
    memory = optimizer.init(params)
    history = []
    for epoch in range(epochs):
        losses = []
        for batch in batches(epoch):
            loss, slopes = loss_and_slopes(params, batch)
            updates, memory = optimizer.update(slopes, memory, params)
            params = optax.apply_updates(params, updates)
            losses.append(loss)
        history.append(sum(losses) / len(losses))
    return params, history

# %% wrong: last loss
# the loss of the last batch instead of the mean
def my_loop(params, epochs, batches, loss_and_slopes, optimizer):
    memory, history = optimizer.init(params), []
    for epoch in range(epochs):
        for batch in batches(epoch):
            loss, slopes = loss_and_slopes(params, batch)
            updates, memory = optimizer.update(slopes, memory, params)
            params = optax.apply_updates(params, updates)
        history.append(float(loss))
    return params, history

# %% wrong: loss for slopes
# the optimiser is given the loss: its value is thought to drive the update
def my_loop(params, epochs, batches, loss_and_slopes, optimizer):
    memory, history = optimizer.init(params), []
    for epoch in range(epochs):
        losses = []
        for batch in batches(epoch):
            loss, slopes = loss_and_slopes(params, batch)
            updates, memory = optimizer.update(loss, memory, params)
            params = optax.apply_updates(params, updates)
            losses.append(float(loss))
        history.append(np.mean(losses))
    return params, history

# %% wrong: losses never emptied
# the list of losses is made once: later means hold the earlier epochs too
def my_loop(params, epochs, batches, loss_and_slopes, optimizer):
    memory, history, losses = optimizer.init(params), [], []
    for epoch in range(epochs):
        for batch in batches(epoch):
            loss, slopes = loss_and_slopes(params, batch)
            updates, memory = optimizer.update(slopes, memory, params)
            params = optax.apply_updates(params, updates)
            losses.append(float(loss))
        history.append(np.mean(losses))
    return params, history

# %% wrong: memory anew
# a new memory for each epoch
def my_loop(params, epochs, batches, loss_and_slopes, optimizer):
    history = []
    for epoch in range(epochs):
        memory, losses = optimizer.init(params), []
        for batch in batches(epoch):
            loss, slopes = loss_and_slopes(params, batch)
            updates, memory = optimizer.update(slopes, memory, params)
            params = optax.apply_updates(params, updates)
            losses.append(float(loss))
        history.append(np.mean(losses))
    return params, history

# %% wrong: memory lost
# the optimiser's memory is not handed on
def my_loop(params, epochs, batches, loss_and_slopes, optimizer):
    memory, history = optimizer.init(params), []
    for epoch in range(epochs):
        losses = []
        for batch in batches(epoch):
            loss, slopes = loss_and_slopes(params, batch)
            updates, _ = optimizer.update(slopes, memory, params)
            params = optax.apply_updates(params, updates)
            losses.append(float(loss))
        history.append(np.mean(losses))
    return params, history

# %% wrong: not touched
# not touched at all
def my_loop(params, epochs, batches, loss_and_slopes, optimizer):
    """One update for each batch of each epoch; the parameters, and each epoch's mean loss."""
    ...

# %% wrong: nothing stored
# the new parameters get a name of their own and are never used
def my_loop(params, epochs, batches, loss_and_slopes, optimizer):
    memory, history = optimizer.init(params), []
    for epoch in range(epochs):
        losses = []
        for batch in batches(epoch):
            loss, slopes = loss_and_slopes(params, batch)
            updates, memory = optimizer.update(slopes, memory, params)
            new_params = optax.apply_updates(params, updates)
            losses.append(float(loss))
        history.append(np.mean(losses))
    return params, history

# %% wrong: only params
# gives the parameters only
def my_loop(params, epochs, batches, loss_and_slopes, optimizer):
    memory = optimizer.init(params)
    for epoch in range(epochs):
        for batch in batches(epoch):
            loss, slopes = loss_and_slopes(params, batch)
            updates, memory = optimizer.update(slopes, memory, params)
            params = optax.apply_updates(params, updates)
    return params

# %% wrong: return inside
# the return stands inside the loop: one epoch, then the end
def my_loop(params, epochs, batches, loss_and_slopes, optimizer):
    memory, history = optimizer.init(params), []
    for epoch in range(epochs):
        losses = []
        for batch in batches(epoch):
            loss, slopes = loss_and_slopes(params, batch)
            updates, memory = optimizer.update(slopes, memory, params)
            params = optax.apply_updates(params, updates)
            losses.append(float(loss))
        history.append(np.mean(losses))
        return params, history

# %% wrong: same batches
# the batches of the first epoch, every time
def my_loop(params, epochs, batches, loss_and_slopes, optimizer):
    memory, history, first = optimizer.init(params), [], batches(0)
    for epoch in range(epochs):
        losses = []
        for batch in first:
            loss, slopes = loss_and_slopes(params, batch)
            updates, memory = optimizer.update(slopes, memory, params)
            params = optax.apply_updates(params, updates)
            losses.append(float(loss))
        history.append(np.mean(losses))
    return params, history

# %% wrong: slopes taken away
# the slopes are taken away from the parameters, without the optimiser
def my_loop(params, epochs, batches, loss_and_slopes, optimizer):
    history = []
    for epoch in range(epochs):
        losses = []
        for batch in batches(epoch):
            loss, slopes = loss_and_slopes(params, batch)
            params = jax.tree.map(lambda old, down: old - 0.25 * down, params, slopes)
            losses.append(float(loss))
        history.append(np.mean(losses))
    return params, history

# %% wrong: update once an epoch
# the update stands in the outer loop: one step an epoch
def my_loop(params, epochs, batches, loss_and_slopes, optimizer):
    memory, history = optimizer.init(params), []
    for epoch in range(epochs):
        losses = []
        for batch in batches(epoch):
            loss, slopes = loss_and_slopes(params, batch)
            losses.append(float(loss))
        updates, memory = optimizer.update(slopes, memory, params)
        params = optax.apply_updates(params, updates)
        history.append(np.mean(losses))
    return params, history
