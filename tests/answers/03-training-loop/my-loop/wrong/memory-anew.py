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
