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
