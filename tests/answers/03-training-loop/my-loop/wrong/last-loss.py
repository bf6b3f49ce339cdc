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
