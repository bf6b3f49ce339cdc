# gives the parameters only
def my_loop(params, epochs, batches, loss_and_slopes, optimizer):
    memory = optimizer.init(params)
    for epoch in range(epochs):
        for batch in batches(epoch):
            loss, slopes = loss_and_slopes(params, batch)
            updates, memory = optimizer.update(slopes, memory, params)
            params = optax.apply_updates(params, updates)
    return params
