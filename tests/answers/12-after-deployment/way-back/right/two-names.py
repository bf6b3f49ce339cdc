# the newest apart, the older ones in a list
def serve(months, every, train, quality, allowed):
    """The version in service in each month, with a way back at each month's end."""
    serving, older, served = None, [], []
    wait = 0
    for month in months:
        if wait == 0:
            if serving is not None:
                older.append(serving)
            serving = train(month)
            wait = every
        wait -= 1
        served = served + [serving]
        if older and quality(older[-1], month) - quality(serving, month) > allowed:
            serving = older.pop()
    return served
