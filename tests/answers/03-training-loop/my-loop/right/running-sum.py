# a running sum instead of a list, and a while loop
def my_loop(params, epochs, batches, loss_and_slopes, optimizer):
    memory = optimizer.init(params)
    history, epoch = [], 0
    while epoch < epochs:
        total, count = 0.0, 0
        for batch in batches(epoch):
            loss, slopes = loss_and_slopes(params, batch)
            total, count = total + float(loss), count + 1
            updates, memory = optimizer.update(slopes, memory, params)
            params = optax.apply_updates(params, updates)
        history.append(total / count)
        epoch += 1
    return [params, history]
