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
