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
