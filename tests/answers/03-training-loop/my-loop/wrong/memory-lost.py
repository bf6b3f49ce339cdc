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
