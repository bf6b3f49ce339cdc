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
