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

# %% wrong: last loss -> "one mean per epoch", "[6.25, 2.640625]"
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

# %% wrong: loss for slopes -> "slope of -2", "-0.25"
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

# %% wrong: losses never emptied -> "one mean per epoch", "2.61328125"
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

# %% wrong: memory anew -> "momentum", "1.3086"
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

# %% wrong: memory lost -> "momentum", "memory"
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

# %% wrong: not touched -> "three dots"
# not touched at all
def my_loop(params, epochs, batches, loss_and_slopes, optimizer):
    """One update for each batch of each epoch; the parameters, and each epoch's mean loss."""
    ...

# %% wrong: nothing stored -> "one step leads to 0.5", "(0.0, [1.0])"
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

# %% wrong: only params -> "2 values", "0.5"
# gives the parameters only
def my_loop(params, epochs, batches, loss_and_slopes, optimizer):
    memory = optimizer.init(params)
    for epoch in range(epochs):
        for batch in batches(epoch):
            loss, slopes = loss_and_slopes(params, batch)
            updates, memory = optimizer.update(slopes, memory, params)
            params = optax.apply_updates(params, updates)
    return params

# %% wrong: return inside -> "2.1875", "(1.75, [3.625])"
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

# %% wrong: same batches -> "batches of each epoch", "(0.0, [0.0, 0.0, 0.0])"
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

# %% wrong: slopes taken away -> "momentum", "1.3086"
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

# %% wrong: update once an epoch -> "Four steps", "2.25"
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

# %% right: gradient transformation by hand
# a list of all losses, cut into epochs at the end
def my_loop(params, epochs, batches, loss_and_slopes, optimizer):
    memory = optimizer.init(params)
    every, lengths = [], []
    for epoch in range(epochs):
        own = list(batches(epoch))
        lengths.append(len(own))
        for batch in own:
            loss, slopes = loss_and_slopes(params, batch)
            updates, memory = optimizer.update(slopes, memory, params)
            params = optax.apply_updates(params, updates)
            every.append(float(loss))
    history = []
    for length in lengths:
        history.append(sum(every[:length]) / length)
        every = every[length:]
    return params, history

# %% right: jax history
# an array of jax numbers for the losses
def my_loop(params, epochs, batches, loss_and_slopes, optimizer):
    memory = optimizer.init(params)
    history = jnp.zeros(epochs)
    for epoch in range(epochs):
        losses = []
        for batch in batches(epoch):
            loss, slopes = loss_and_slopes(params, batch)
            updates, memory = optimizer.update(slopes, memory, params)
            params = optax.apply_updates(params, updates)
            losses.append(loss)
        history = history.at[epoch].set(jnp.mean(jnp.array(losses)))
    return params, history

# %% right: functools reduce
# reduce over the batches, with a state of three parts
def my_loop(params, epochs, batches, loss_and_slopes, optimizer):
    from functools import reduce

    def step(state, batch):
        params, memory, losses = state
        loss, slopes = loss_and_slopes(params, batch)
        updates, memory = optimizer.update(slopes, memory, params)
        return optax.apply_updates(params, updates), memory, losses + [loss]

    history = []
    memory = optimizer.init(params)
    for epoch in range(epochs):
        params, memory, losses = reduce(step, batches(epoch), (params, memory, []))
        history.append(np.float64(np.mean(losses)))
    return params, history

# %% right: dictionary of losses
# a defaultdict with the losses of each epoch, and a tuple of means
def my_loop(params, epochs, batches, loss_and_slopes, optimizer):
    from collections import defaultdict

    losses, state = defaultdict(list), optimizer.init(params)
    for epoch in range(epochs):
        for batch in batches(epoch):
            value, down = loss_and_slopes(params, batch)
            changes, state = optimizer.update(down, state, params)
            params = optax.apply_updates(params, changes)
            losses[epoch].append(float(value))
    return params, tuple(np.mean(losses[epoch]) for epoch in sorted(losses))

# %% wrong: epochs from one -> "Epochs 0, 1 and 2"
# counts epochs from 1
def my_loop(params, epochs, batches, loss_and_slopes, optimizer):
    memory, history = optimizer.init(params), []
    for epoch in range(1, epochs + 1):
        losses = []
        for batch in batches(epoch):
            loss, slopes = loss_and_slopes(params, batch)
            updates, memory = optimizer.update(slopes, memory, params)
            params = optax.apply_updates(params, updates)
            losses.append(float(loss))
        history.append(np.mean(losses))
    return params, history

# %% wrong: loss after the step -> "the loss before it is 1"
# measures each loss after its update
def my_loop(params, epochs, batches, loss_and_slopes, optimizer):
    memory, history = optimizer.init(params), []
    for epoch in range(epochs):
        losses = []
        for batch in batches(epoch):
            loss, slopes = loss_and_slopes(params, batch)
            updates, memory = optimizer.update(slopes, memory, params)
            params = optax.apply_updates(params, updates)
            losses.append(float(loss_and_slopes(params, batch)[0]))
        history.append(np.mean(losses))
    return params, history

# %% wrong: sums -> "one mean per epoch"
# the sum of each epoch's losses
def my_loop(params, epochs, batches, loss_and_slopes, optimizer):
    memory, history = optimizer.init(params), []
    for epoch in range(epochs):
        total = 0.0
        for batch in batches(epoch):
            loss, slopes = loss_and_slopes(params, batch)
            updates, memory = optimizer.update(slopes, memory, params)
            params = optax.apply_updates(params, updates)
            total += float(loss)
        history.append(total)
    return params, history

# %% wrong: every loss -> "one mean per epoch"
# a loss for each batch instead of a mean for each epoch
def my_loop(params, epochs, batches, loss_and_slopes, optimizer):
    memory, history = optimizer.init(params), []
    for epoch in range(epochs):
        for batch in batches(epoch):
            loss, slopes = loss_and_slopes(params, batch)
            updates, memory = optimizer.update(slopes, memory, params)
            params = optax.apply_updates(params, updates)
            history.append(float(loss))
    return params, history

# %% wrong: pair swapped -> "one step leads to 0.5"
# the losses first
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
    return history, params

# %% wrong: plus instead of apply_updates -> "params + updates", "Let optax add"
# adds a dictionary to a dictionary
def my_loop(params, epochs, batches, loss_and_slopes, optimizer):
    memory, history = optimizer.init(params), []
    for epoch in range(epochs):
        losses = []
        for batch in batches(epoch):
            loss, slopes = loss_and_slopes(params, batch)
            updates, memory = optimizer.update(slopes, memory, params)
            params = params + updates
            losses.append(float(loss))
        history.append(np.mean(losses))
    return params, history

# %% right: epochs as a generator
# a generator yields each loss and the parameters after it
def my_loop(params, epochs, batches, loss_and_slopes, optimizer):
    memory = optimizer.init(params)

    def one_epoch(epoch):
        nonlocal params, memory
        for batch in batches(epoch):
            loss, slopes = loss_and_slopes(params, batch)
            updates, memory = optimizer.update(slopes, memory, params)
            params = optax.apply_updates(params, updates)
            yield float(loss)

    means = [float(np.mean([*one_epoch(epoch)])) for epoch in range(epochs)]
    return params, means

# %% right: a class with a step
# a small trainer class
class Trainer:
    def __init__(self, params, function, optimizer):
        self.params, self.function, self.optimizer = params, function, optimizer
        self.memory = optimizer.init(params)

    def step(self, batch):
        loss, slopes = self.function(self.params, batch)
        updates, self.memory = self.optimizer.update(slopes, self.memory, self.params)
        self.params = optax.apply_updates(self.params, updates)
        return loss


def my_loop(params, epochs, batches, loss_and_slopes, optimizer):
    trainer = Trainer(params, loss_and_slopes, optimizer)
    history = []
    for epoch in range(epochs):
        losses = list(map(trainer.step, batches(epoch)))
        history.append(sum(losses) / len(losses))
    return trainer.params, history

# %% wrong: memory not kept -> "memory"
# throws the optimizer's new memory away
def my_loop(params, epochs, batches, loss_and_slopes, optimizer):
    memory = optimizer.init(params)
    history = []
    for epoch in range(epochs):
        losses = []
        for batch in batches(epoch):
            loss, slopes = loss_and_slopes(params, batch)
            updates, _ = optimizer.update(slopes, memory, params)
            params = optax.apply_updates(params, updates)
            losses.append(loss)
        history.append(np.mean(losses))
    return params, history

# %% wrong: first batches again and again -> "epoch"
# asks for the batches once, before the loop
def my_loop(params, epochs, batches, loss_and_slopes, optimizer):
    memory = optimizer.init(params)
    history = []
    same = list(batches(0))
    for epoch in range(epochs):
        losses = []
        for batch in same:
            loss, slopes = loss_and_slopes(params, batch)
            updates, memory = optimizer.update(slopes, memory, params)
            params = optax.apply_updates(params, updates)
            losses.append(loss)
        history.append(np.mean(losses))
    return params, history

# %% wrong: pair the other way round -> "parameters"
# returns the losses first
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
        history.append(np.mean(losses))
    return history, params
