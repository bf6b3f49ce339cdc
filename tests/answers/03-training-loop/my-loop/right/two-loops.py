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
