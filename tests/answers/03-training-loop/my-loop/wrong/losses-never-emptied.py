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
